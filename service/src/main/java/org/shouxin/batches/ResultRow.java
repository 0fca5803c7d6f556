package org.shouxin.batches;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;

/**
 * The rows of {@code results.csv}. Headings are names and the same in both languages; labels and
 * reasons are in the language asked for. Safe for several threads.
 */
final class ResultRow {

  private static final List<String> HEADINGS =
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
          "reasons",
          "as_of",
          "policy",
          "policy_version",
          "policy_sha256");

  private final Language language;
  private final @Nullable Fact name;

  ResultRow(Policy policy, Language language) {
    this.language = language;
    this.name =
        policy.facts().facts().stream().filter(f -> f.name().equals("name")).findAny().orElse(null);
  }

  /** The heading row. */
  static String headings() {
    return String.join(",", HEADINGS) + "\r\n";
  }

  /** Writes the row of a decision. */
  void write(Facts facts, Decision decision, List<Reason> given, StringBuilder out) {
    Object called = name == null ? null : facts.value(name);
    Object review = decision.nextReview();
    Policy policy = decision.policy();
    new CsvCells(out)
        .text(decision.customer())
        .text(called == null ? "" : called.toString())
        .plain(decision.score() == null ? "" : decision.score().toPlainString())
        .text(decision.gradeBefore().code())
        .text(decision.grade().code())
        .text(decision.admissionName().in(language))
        .text(decision.standing().name().in(language))
        .plain(decision.creditLimit().toPlainString())
        .plain(decision.terms().creditDays())
        .plain(Codes.plain(decision.terms().discount()).toPlainString())
        .plain(Codes.plain(decision.terms().prepayment()).toPlainString())
        .plain(review == null ? "" : review)
        .text(joined(given))
        .plain(decision.asOf())
        .text(policy.identity().id())
        .plain(policy.identity().version())
        .plain(policy.sha256())
        .end();
  }

  private String joined(List<Reason> given) {
    StringBuilder joined = new StringBuilder();
    for (Reason reason : given) {
      if (!joined.isEmpty()) {
        joined.append(language == Language.ZH ? "；" : "; ");
      }
      joined.append(reason.text().in(language));
    }
    return joined.toString();
  }
}
