package org.shouxin.journal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.AssessmentResult;
import org.shouxin.decision.Decision.IndicatorPoints;
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
import org.shouxin.policy.Grade;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Terms;
import org.shouxin.problem.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content of a record as canonical JSON: one line without blanks, fields in a fixed order,
 * plain decimals, and of the workbook only row ids, no texts or positions. The same facts under the
 * same policy give the same bytes.
 */
public final class RecordText {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonText json;

  private RecordText(JsonText json) {
    this.json = json;
  }

  /**
   * What was known: {@code {"customer":"KH1","facts":{"on_time_pct":95.5}}}. Supplied facts, in the
   * order of their dictionary.
   */
  public static String input(Facts given) {
    return JsonText.of(
        json ->
            json.value("customer", given.customer())
                .object(
                    "facts",
                    () -> {
                      for (Fact fact : given.dictionary().facts()) {
                        Object value = given.value(fact);
                        if (value != null) {
                          json.value(fact.name(), value);
                        }
                      }
                    }));
  }

  /** What was concluded about a customer. */
  public static String result(Answer answer) {
    return JsonText.of(
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
    return JsonText.of(
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
    try {
      JsonNode json = JSON.readTree(input);
      if (!List.copyOf(json.propertyNames()).equals(List.of("customer", "facts"))) {
        throw new IllegalArgumentException("customer and facts belong here");
      }
      Facts.Builder facts = Facts.of(json.get("customer").stringValue(), dictionary);
      for (Map.Entry<String, JsonNode> field : json.get("facts").properties()) {
        Fact fact = dictionary.fact(field.getKey());
        facts.set(fact, value(fact, field.getValue()));
      }
      return facts.build();
    } catch (JacksonException | DateTimeException broken) {
      throw new IllegalArgumentException("no input of a record", broken);
    }
  }

  private static Object value(Fact fact, JsonNode value) {
    return switch (fact.type()) {
      case NUMBER -> value.decimalValue();
      case YES_NO -> value.booleanValue();
      case DATE -> LocalDate.parse(value.stringValue());
      case CHOICE, TEXT -> value.stringValue();
    };
  }

  private void stopped(String outcome, List<Fact> missing, List<Problem> problems) {
    json.value("outcome", outcome)
        .texts("missing", missing.stream().map(Fact::name).toList())
        .objects(
            "problems",
            problems,
            problem -> json.value("what", problem.what().en()).value("found", problem.found()));
  }

  private void decision(Decision decision) {
    AdmissionStage stage = decision.stage();
    json.value("outcome", "decided")
        .value("admission", decision.admission())
        .value("stage", stage == null ? null : stage.code())
        .value("score", decision.score())
        .value("grade_before", decision.gradeBefore().code())
        .value("grade", decision.grade().code())
        .value("standing", decision.standing().code())
        .objects("assessments", decision.assessments(), this::assessment)
        .object("limit", () -> limit(decision))
        .object("terms", () -> terms(decision.terms()))
        .value("next_review", decision.nextReview())
        .objects(
            "findings",
            decision.findingRows(),
            finding -> json.row(finding.row()).value("due", finding.due(decision.asOf())))
        .texts("letters", decision.letterRows().stream().map(row -> row.row().name()).toList())
        .texts("rows", decision.rows().stream().map(RowRef::name).toList());
  }

  private void assessment(AssessmentResult result) {
    Grade grade = result.grade();
    json.value("id", result.assessment().id())
        .value("score", result.score())
        .value("grade", grade == null ? null : grade.code())
        .objects("points", result.points(), this::points);
  }

  private void points(IndicatorPoints given) {
    var band = given.band();
    json.value("indicator", given.indicator().row().name())
        .value("row", band == null ? null : band.row().name())
        .value("points", given.points());
    if (given.leftOut()) {
      json.value("left_out", true);
    }
  }

  private void limit(Decision decision) {
    json.value("amount", decision.creditLimit())
        .value("currency", decision.policy().identity().currency())
        .value("base", decision.baseLimit())
        .objects(
            "steps",
            decision.limitSteps(),
            step ->
                json.row(step.change().row())
                    .value("before", step.before())
                    .value("after", step.after()))
        .value("valid_until", decision.limitValidUntil());
  }

  private void terms(Terms terms) {
    json.row(terms.row())
        .value("credit_days", terms.creditDays())
        .value("discount", terms.discount())
        .value("prepayment", terms.prepayment());
  }

  private void order(OrderDecision decision) {
    json.value("outcome", decision.outcome())
        .objects("checks", decision.checks(), this::check)
        .texts("rows", decision.rows().stream().map(RowRef::name).toList());
  }

  private void check(CheckResult result) {
    json.row(result.check().row())
        .value("verdict", result.verdict())
        .object(
            "figures",
            () -> result.figures().forEach(each -> json.value(each.fact().name(), each.value())));
  }
}
