package org.shouxin.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Condition;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Standing;
import org.shouxin.policy.Terms;

/**
 * Where everything stands in an {@link Outcome}: a slot for each fact and conclusion, and the
 * numbers of the rows that can be hit. Immutable.
 */
public final class Layout {

  private final Policy policy;
  private final int slots;
  private final List<Fact> needed;
  private final Fact[] refusable;
  private final Fact[] assumable;
  private final Fact[] dates;
  private final int admission;
  private final int score;
  private final int gradeBefore;
  private final int grade;
  private final int standing;
  private final RowNumbers rows;
  private final int[] forced;

  /** Numbers the slots and rows of a policy. */
  public Layout(Policy policy) {
    this.policy = policy;
    this.slots = policy.vocabulary().facts().size();
    this.needed = needed(policy);
    this.refusable = where(fact -> fact.whenMissing() == WhenMissing.REFUSE);
    this.assumable = where(fact -> fact.whenMissing() == WhenMissing.ASSUME);
    this.dates = where(fact -> fact.type() == FactType.DATE);
    this.admission = policy.vocabulary().fact(Conclusions.ADMISSION).slot();
    this.score = policy.vocabulary().fact(Conclusions.SCORE).slot();
    this.gradeBefore = policy.vocabulary().fact(Conclusions.GRADE_BEFORE).slot();
    this.grade = policy.vocabulary().fact(Conclusions.GRADE).slot();
    this.standing = policy.vocabulary().fact(Conclusions.STANDING).slot();
    this.rows = new RowNumbers(policy);
    this.forced =
        policy.standings().stream()
            .map(Standing::grade)
            .mapToInt(code -> code == null ? 0 : rank(policy, code))
            .toArray();
  }

  private Fact[] where(Predicate<Fact> what) {
    return needed.stream().filter(what).toArray(Fact[]::new);
  }

  /** The place of a grade on the scale, 0 the best. */
  static int rank(Policy policy, String grade) {
    for (int i = 0; i < policy.grades().size(); i++) {
      if (policy.grades().get(i).code().equals(grade)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no grade " + grade);
  }

  private static List<Fact> needed(Policy policy) {
    TreeSet<Integer> slots = new TreeSet<>();
    int facts = policy.facts().facts().size();
    for (Criterion criterion : policy.admission()) {
      slots.add(criterion.passes().fact().slot());
      if (criterion.exempt() != null) {
        slots.add(criterion.exempt().fact().slot());
      }
    }
    policy.indicators().forEach(indicator -> slots.add(indicator.fact().slot()));
    for (Downgrade downgrade : policy.downgrades()) {
      downgrade.when().forEach(condition -> slots.add(slot(condition)));
    }
    for (Sanction sanction : policy.sanctions()) {
      sanction.when().forEach(condition -> slots.add(slot(condition)));
    }
    for (Terms row : policy.terms()) {
      row.limit().facts().forEach(fact -> slots.add(fact.slot()));
    }
    List<Fact> needed = new ArrayList<>();
    slots.headSet(facts).forEach(slot -> needed.add(policy.facts().facts().get(slot)));
    return List.copyOf(needed);
  }

  private static int slot(Condition condition) {
    return condition.fact().slot();
  }

  /** The policy that is laid out. */
  public Policy policy() {
    return policy;
  }

  /** The numbers of the rows. */
  public RowNumbers rows() {
    return rows;
  }

  /** Every fact that the policy tests or reads in a limit formula, in dictionary order. */
  public List<Fact> needed() {
    return needed;
  }

  /** The needed facts that are missing and whose declared answer is to refuse to grade. */
  public List<Fact> refusing(Facts facts) {
    List<Fact> refusing = List.of();
    for (Fact fact : refusable) {
      if (facts.code(fact.slot()) == Codes.MISSING) {
        refusing = refusing.isEmpty() ? new ArrayList<>() : refusing;
        refusing.add(fact);
      }
    }
    return refusing;
  }

  /**
   * The codes that the rules see: missing values assumed where the dictionary says so, dates in
   * days from the as-of date, conclusions still missing.
   */
  long[] codes(Facts facts, LocalDate asOf) {
    long[] codes = new long[slots];
    facts.copyCodes(codes);
    Arrays.fill(codes, policy.facts().facts().size(), slots, Codes.MISSING);
    for (Fact fact : assumable) {
      if (codes[fact.slot()] == Codes.MISSING) {
        codes[fact.slot()] = fact.code(fact.assumed());
      }
    }
    long today = asOf.toEpochDay();
    for (Fact fact : dates) {
      if (codes[fact.slot()] != Codes.MISSING) {
        codes[fact.slot()] -= today;
      }
    }
    return codes;
  }

  /** Points or weight as a whole number of millionths. */
  static long millionths(BigDecimal points) {
    long code = Codes.of(points);
    if (!Codes.exact(code)) {
      throw new IllegalArgumentException("more than six decimal places: " + points);
    }
    return code / 2;
  }

  int admission() {
    return admission;
  }

  int score() {
    return score;
  }

  int gradeBefore() {
    return gradeBefore;
  }

  int grade() {
    return grade;
  }

  int standing() {
    return standing;
  }

  /** The grade that a standing forces; the best when it forces none, which changes nothing. */
  int forced(int standing) {
    return forced[standing];
  }
}
