package org.shouxin.batches;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Admission;
import org.shouxin.decision.Decision.AssessmentResult;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Standing;

/**
 * What many decisions of one policy add up to: customers and limits by admission, standing and
 * grade, and how often each reason was given. Not thread-safe.
 */
public final class Tally {

  /** Where a customer ended. */
  public record Group(Admission admission, Standing standing, Grade grade) {}

  /**
   * Customers and the sum of their limits in the policy's currency.
   *
   * @param customers how many
   * @param limits the sum of their credit limits
   */
  public record Sum(long customers, BigDecimal limits) {
    /** Nobody. */
    public static final Sum NONE = new Sum(0, BigDecimal.ZERO);

    private Sum plus(Sum other) {
      return new Sum(customers + other.customers, limits.add(other.limits));
    }
  }

  /**
   * How often a reason was given.
   *
   * @param reason the reason
   * @param customers how many were given it
   */
  public record Count(Reason reason, long customers) {}

  private final Policy policy;
  private final long[] counts;
  private final BigDecimal[] limits;
  private final long[] before;
  private final Map<String, long[]> assessed = new HashMap<>();
  private final Map<Reason, long[]> reasons = new HashMap<>();
  private long downgraded;

  /**
   * @param policy the policy that decides
   */
  public Tally(Policy policy) {
    this.policy = policy;
    int groups = Admission.values().length * policy.standings().size() * policy.grades().size();
    this.counts = new long[groups];
    this.limits = new BigDecimal[groups];
    Arrays.fill(limits, BigDecimal.ZERO);
    this.before = new long[policy.grades().size()];
    for (Assessment assessment : policy.assessments()) {
      if (!assessment.credit()) {
        assessed.put(assessment.id(), new long[assessment.grades().size()]);
      }
    }
  }

  /**
   * Adds a decision.
   *
   * @param given its reasons, which cost something to ask for
   */
  public void add(Decision decision, List<Reason> given) {
    int at = index(decision.admission(), decision.standing(), decision.grade());
    counts[at]++;
    limits[at] = limits[at].add(decision.creditLimit());
    before[decision.gradeBefore().rank() - 1]++;
    downgraded += decision.grade().rank() > decision.gradeBefore().rank() ? 1 : 0;
    if (!assessed.isEmpty()) {
      decision.assessments().forEach(this::add);
    }
    for (Reason reason : given) {
      reasons.computeIfAbsent(reason, first -> new long[1])[0]++;
    }
  }

  private void add(AssessmentResult result) {
    long[] grades = assessed.get(result.assessment().id());
    Grade grade = result.grade();
    if (grades != null && grade != null) {
      grades[grade.rank() - 1]++;
    }
  }

  private int index(Admission admission, Standing standing, Grade grade) {
    int standings = policy.standings().size();
    int at = admission.ordinal() * standings + policy.standings().indexOf(standing);
    return at * policy.grades().size() + grade.rank() - 1;
  }

  /** The policy that decided. */
  public Policy policy() {
    return policy;
  }

  /** Customers and limits of all groups that a test picks. */
  public Sum sum(Predicate<Group> picked) {
    Sum sum = Sum.NONE;
    for (Admission admission : Admission.values()) {
      for (Standing standing : policy.standings()) {
        for (Grade grade : policy.grades()) {
          if (picked.test(new Group(admission, standing, grade))) {
            int at = index(admission, standing, grade);
            sum = sum.plus(new Sum(counts[at], limits[at]));
          }
        }
      }
    }
    return sum;
  }

  /** All customers and limits. */
  public Sum all() {
    return sum(group -> true);
  }

  /** Customers whose score earned the grade, before downgrades and sanctions. */
  public long before(Grade grade) {
    return before[grade.rank() - 1];
  }

  /** Customers who have a grade of an assessment other than the credit grade (R14, R15). */
  public long assessed(Assessment assessment, Grade grade) {
    long[] grades = assessed.get(assessment.id());
    return grades == null ? 0 : grades[grade.rank() - 1];
  }

  /** Customers whose grade is worse than their score earned (R22). */
  public long downgraded() {
    return downgraded;
  }

  /** The reasons given most often, the most frequent first. */
  public List<Count> topReasons(int most) {
    return reasons.entrySet().stream()
        .map(entry -> new Count(entry.getKey(), entry.getValue()[0]))
        .sorted(
            Comparator.comparingLong(Count::customers)
                .reversed()
                .thenComparing(count -> count.reason().row().name())
                .thenComparing(count -> count.reason().text().zh()))
        .limit(most)
        .toList();
  }
}
