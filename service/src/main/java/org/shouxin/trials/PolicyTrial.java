package org.shouxin.trials;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.coverage.Coverage;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.facts.Facts;
import org.shouxin.orderfiles.OrderSequence;
import org.shouxin.policy.Policy;
import org.shouxin.population.Population;
import org.shouxin.problem.RefusedException;

/** Tests a policy on its cases and samples. Single use. */
public final class PolicyTrial {

  private final Policy policy;
  private final Decisions decisions;
  private final LocalDate asOf;
  private final Coverage trial;
  private final List<Difference> differences = new ArrayList<>();
  private int customers;
  private int orders;

  private PolicyTrial(Policy policy, Decisions decisions, LocalDate asOf) {
    this.policy = policy;
    this.decisions = decisions;
    this.asOf = asOf;
    this.trial = Coverage.of(policy);
  }

  /**
   * Decides all cases and samples.
   *
   * @param folder of samples
   * @param asOf the day for samples without their own
   * @throws RefusedException if a file of samples cannot be read
   */
  public static TrialReport run(Policy policy, Path folder, LocalDate asOf)
      throws RefusedException {
    try (Decisions decisions = Decisions.of(policy)) {
      return new PolicyTrial(policy, decisions, asOf).run(Samples.of(policy, folder));
    }
  }

  private TrialReport run(Samples samples) throws RefusedException {
    differences.addAll(Cases.of(policy, decisions, trial::add, trial::add));
    Map<String, Answer> known = new LinkedHashMap<>();
    for (Samples.Pair pair : samples.customers()) {
      ExpectationFile expected =
          pair.expected() == null ? null : ExpectationFile.read(pair.expected());
      Map<String, Answer> answers = decide(pair.given(), expected);
      answers.values().forEach(trial::add);
      answers.forEach(known::putIfAbsent);
      customers += answers.size();
      if (expected != null) {
        differences.addAll(new ExpectationCheck(policy, expected).customers(answers));
      }
    }
    for (Samples.Pair pair : samples.orders()) {
      List<OrderAnswer> answers = check(pair.given(), known);
      answers.forEach(trial::add);
      orders += answers.size();
      if (pair.expected() != null) {
        ExpectationFile expected = ExpectationFile.read(pair.expected());
        differences.addAll(new ExpectationCheck(policy, expected).orders(answers));
      }
    }
    return new TrialReport(
        policy,
        policy.cases().size(),
        customers,
        orders,
        trial.sheets(),
        trial.gaps(),
        List.copyOf(differences));
  }

  private Map<String, Answer> decide(Path file, @Nullable ExpectationFile days)
      throws RefusedException {
    Map<LocalDate, List<Facts>> byDay = new LinkedHashMap<>();
    List<Facts> everybody = SampleCustomers.read(file, policy.facts());
    for (Facts facts : everybody) {
      LocalDate day = days == null ? asOf : days.day(facts.customer(), asOf);
      byDay.computeIfAbsent(day, first -> new ArrayList<>()).add(facts);
    }
    Map<String, Answer> answers = new LinkedHashMap<>();
    byDay.forEach(
        (day, all) ->
            decisions
                .decide(Population.completed(all, everybody, policy, day), day)
                .forEach(answer -> answers.putIfAbsent(answer.customer(), answer)));
    return answers;
  }

  private List<OrderAnswer> check(Path file, Map<String, Answer> known) throws RefusedException {
    OrderSequence filePolicy = new OrderSequence(policy, decisions, known, asOf);
    return SampleCustomers.read(file, policy.vocabulary()).stream().map(filePolicy::check).toList();
  }
}
