package org.shouxin.journal;

import java.util.List;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.AssessmentResult;
import org.shouxin.decision.Decision.FactUsed;
import org.shouxin.decision.Decision.IndicatorPoints;
import org.shouxin.decision.Decision.LimitStep;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.OrderDecision.CheckResult;
import org.shouxin.decision.UncheckedOrder;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.json.JsonText;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Finding;
import org.shouxin.policy.Grade;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.Problem;

/**
 * The content of a record as canonical JSON: one line without blanks, fields in a fixed order,
 * plain decimals, and of the workbook only row ids, no texts or positions. The same facts under the
 * same policy give the same bytes.
 */
public final class RecordText {

  private final JsonText json;

  private RecordText(JsonText json) {
    this.json = json;
  }

  /**
   * What was known: {@code {"customer":"KH1","facts":{"on_time_pct":95.5}}}. Supplied facts, in the
   * order of their dictionary.
   */
  public static String input(Facts given) {
    return JsonText.compact(json -> new RecordText(json).facts(given));
  }

  /** What was concluded about a customer. */
  public static String result(Answer answer) {
    return JsonText.compact(
        json -> {
          if (answer instanceof Decision decision) {
            new RecordText(json).decision(decision);
          } else if (answer instanceof Undecided undecided) {
            new RecordText(json).stopped("undecided", undecided.missing(), undecided.problems());
          }
        });
  }

  /** What became of an order. */
  public static String result(OrderAnswer answer) {
    return JsonText.compact(
        json -> {
          if (answer instanceof OrderDecision decision) {
            new RecordText(json).order(decision);
          } else if (answer instanceof UncheckedOrder unchecked) {
            new RecordText(json).stopped("unchecked", unchecked.missing(), unchecked.problems());
          }
        });
  }

  /**
   * Reads back what {@link #input} wrote.
   *
   * @throws IllegalArgumentException if it is not such a text, or names a fact that is not in the
   *     dictionary
   */
  public static Facts facts(String input, Dictionary dictionary) {
    return InputReader.read(input, dictionary);
  }

  private void facts(Facts given) {
    json.startObject();
    json.string("customer", given.customer());
    json.startObject("facts");
    for (Fact fact : given.dictionary().facts()) {
      Object value = given.value(fact);
      if (value != null) {
        json.value(fact.name(), value);
      }
    }
    json.end();
    json.end();
  }

  private void stopped(String outcome, List<Fact> missing, List<Problem> problems) {
    json.startObject();
    json.string("outcome", outcome);
    json.array("missing", missing, fact -> json.element(fact.name()));
    json.array(
        "problems",
        problems,
        problem -> {
          json.startObject();
          json.string("what", problem.what().en());
          json.string("found", problem.found());
          json.end();
        });
    json.end();
  }

  private void decision(Decision decision) {
    AdmissionStage stage = decision.stage();
    json.startObject();
    json.string("outcome", "decided");
    json.string("admission", JsonText.code(decision.admission()));
    json.value("stage", stage == null ? null : stage.code());
    json.value("score", decision.score());
    json.string("grade_before", decision.gradeBefore().code());
    json.string("grade", decision.grade().code());
    json.string("standing", decision.standing().code());
    json.array("assessments", decision.assessments(), this::assessment);
    limit(decision);
    terms(decision);
    json.value("next_review", decision.nextReview());
    json.array("findings", decision.findingRows(), finding -> finding(finding, decision));
    json.array("letters", decision.letterRows(), letter -> json.element(letter.row().name()));
    rows(decision.rows());
    json.end();
  }

  private void rows(List<RowRef> rows) {
    json.array("rows", rows, row -> json.element(row.name()));
  }

  private void assessment(AssessmentResult result) {
    Grade grade = result.grade();
    json.startObject();
    json.string("id", result.assessment().id());
    json.value("score", result.score());
    json.value("grade", grade == null ? null : grade.code());
    json.array("points", result.points(), this::points);
    json.end();
  }

  private void points(IndicatorPoints given) {
    var band = given.band();
    json.startObject();
    json.string("indicator", given.indicator().row().name());
    json.value("row", band == null ? null : band.row().name());
    json.number("points", given.points());
    if (given.leftOut()) {
      json.truth("left_out", true);
    }
    json.end();
  }

  private void limit(Decision decision) {
    json.startObject("limit");
    json.number("amount", decision.creditLimit());
    json.string("currency", decision.policy().identity().currency());
    json.number("base", decision.baseLimit());
    json.array("steps", decision.limitSteps(), this::step);
    json.value("valid_until", decision.limitValidUntil());
    json.end();
  }

  private void step(LimitStep step) {
    json.startObject();
    json.row(step.change().row());
    json.number("before", step.before());
    json.number("after", step.after());
    json.end();
  }

  private void terms(Decision decision) {
    json.startObject("terms");
    json.row(decision.terms().row());
    json.integer("credit_days", decision.terms().creditDays());
    json.number("discount", decision.terms().discount());
    json.number("prepayment", decision.terms().prepayment());
    json.end();
  }

  private void finding(Finding finding, Decision decision) {
    json.startObject();
    json.row(finding.row());
    json.value("due", finding.due(decision.asOf()));
    json.end();
  }

  private void order(OrderDecision decision) {
    json.startObject();
    json.string("outcome", JsonText.code(decision.outcome()));
    json.array("checks", decision.checks(), this::check);
    rows(decision.rows());
    json.end();
  }

  private void check(CheckResult result) {
    json.startObject();
    json.row(result.check().row());
    json.string("verdict", JsonText.code(result.verdict()));
    json.startObject("figures");
    for (FactUsed figure : result.figures()) {
      json.value(figure.fact().name(), figure.value());
    }
    json.end();
    json.end();
  }
}
