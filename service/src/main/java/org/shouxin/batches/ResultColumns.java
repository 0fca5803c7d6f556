package org.shouxin.batches;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Policy;

/**
 * The columns of {@code results.csv}: what every policy concludes, and what only some of the
 * policies of a file conclude. Headings are names and the same in both languages.
 */
final class ResultColumns {

  private static final List<String> FIRST =
      List.of(
          "customer",
          "name",
          "score",
          "grade_before",
          "grade",
          "admitted",
          "standing",
          "credit_limit",
          "credit_days",
          "discount",
          "prepayment",
          "next_review",
          "valid_until");
  private static final List<String> LAST =
      List.of(
          "findings",
          "letters",
          "limit_steps",
          "reasons",
          "as_of",
          "currency",
          "policy",
          "policy_version",
          "policy_sha256",
          "route");

  private final boolean stages;
  private final List<String> assessments;

  /**
   * @param policies of the file
   */
  ResultColumns(List<Policy> policies) {
    this.stages = policies.stream().anyMatch(policy -> !policy.stages().isEmpty());
    TreeSet<String> ids = new TreeSet<>();
    for (Policy policy : policies) {
      policy.assessments().stream()
          .filter(assessment -> !assessment.credit())
          .map(Assessment::id)
          .forEach(ids::add);
    }
    this.assessments = List.copyOf(ids);
  }

  boolean stages() {
    return stages;
  }

  /** Ids of all assessments other than the credit grade. */
  List<String> assessments() {
    return assessments;
  }

  List<String> headings() {
    List<String> headings = new ArrayList<>(FIRST);
    if (stages) {
      headings.add(Conclusions.STAGE);
    }
    for (String assessment : assessments) {
      headings.add(assessment + "_score");
      headings.add(assessment + "_grade");
    }
    headings.addAll(LAST);
    return headings;
  }
}
