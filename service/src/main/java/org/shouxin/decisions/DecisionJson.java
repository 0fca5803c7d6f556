package org.shouxin.decisions;

import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.CriterionResult;
import org.shouxin.decision.Decision.FactUsed;
import org.shouxin.decision.Decision.IndicatorPoints;
import org.shouxin.decision.Decision.NamedNumber;
import org.shouxin.decision.Decision.Origin;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sanction;

/**
 * An answer as JSON: the public shape of a decision, the same wherever one is handed out.
 *
 * <p>Fields stand in a fixed order. Numbers are plain decimals, days are {@code 2026-10-31}, codes
 * are lower case, texts carry both languages. Workbook rows are named by sheet and id, never by
 * position, so that the same facts and policy give the same bytes wherever the rows stand. {@code
 * outcome} is {@code decided} or {@code undecided}; the latter has {@code missing} and {@code
 * facts} only.
 */
public final class DecisionJson {

  private final JsonText json;

  private DecisionJson(JsonText json) {
    this.json = json;
  }

  /** The canonical form: one line, no blanks, no line end. */
  public static String compact(Answer answer) {
    return JsonText.compact(json -> new DecisionJson(json).answer(answer));
  }

  /** The same fields in the same order on indented lines, for people. */
  public static String indented(Answer answer) {
    return JsonText.indented(json -> new DecisionJson(json).answer(answer));
  }

  private void answer(Answer answer) {
    json.startObject();
    json.string("customer", answer.customer());
    json.string("as_of", answer.asOf().toString());
    policy(answer.policy());
    if (answer instanceof Decision decision) {
      json.string("outcome", "decided");
      conclusions(decision);
      limit(decision);
      terms(decision);
      json.array("reasons", decision.reasons(), this::reason);
      trace(decision);
    } else if (answer instanceof Undecided undecided) {
      json.string("outcome", "undecided");
      json.array("missing", undecided.missing(), fact -> json.element(fact.name()));
      json.array(
          "facts",
          undecided.policy().facts().facts().stream()
              .filter(fact -> undecided.facts().value(fact) != null)
              .toList(),
          fact -> fact(fact, undecided.facts().value(fact), Origin.GIVEN));
    }
    json.end();
  }

  private void policy(Policy policy) {
    json.startObject("policy");
    json.string("id", policy.identity().id());
    json.integer("version", policy.identity().version());
    json.string("sha256", policy.sha256());
    json.end();
  }

  private void conclusions(Decision decision) {
    json.string("admission", JsonText.code(decision.admission()));
    if (decision.score() != null) {
      json.number("score", decision.score());
    }
    json.string("grade_before", decision.gradeBefore().code());
    json.string("grade", decision.grade().code());
    json.string("standing", decision.standing().code());
  }

  private void limit(Decision decision) {
    json.startObject("credit_limit");
    json.number("amount", decision.creditLimit());
    json.string("currency", decision.policy().identity().currency());
    json.string("formula", decision.terms().limit().text());
    json.array("numbers", decision.limitNumbers(), this::namedNumber);
    json.end();
  }

  private void namedNumber(NamedNumber number) {
    json.startObject();
    json.string("name", number.name());
    json.number("value", number.value());
    json.end();
  }

  private void terms(Decision decision) {
    json.startObject("terms");
    json.row(decision.terms().row());
    json.integer("credit_days", decision.terms().creditDays());
    json.number("discount", decision.terms().discount());
    json.number("prepayment", decision.terms().prepayment());
    json.text("treatment", decision.terms().treatment());
    json.end();
    json.text("grade_treatment", decision.grade().treatment());
    Object review = decision.nextReview();
    json.value("next_review", review);
  }

  private void reason(Reason reason) {
    json.startObject();
    json.row(reason.row());
    json.text("text", reason.text());
    json.end();
  }

  private void trace(Decision decision) {
    json.array("facts", decision.facts(), this::fact);
    json.array("criteria", decision.criteria(), this::criterion);
    json.array("indicators", decision.points(), this::indicator);
    json.array("downgrades", decision.downgrades(), this::downgrade);
    json.array("sanctions", decision.sanctions(), this::sanction);
  }

  private void fact(FactUsed used) {
    fact(used.fact(), used.value(), used.origin());
  }

  private void fact(Fact fact, @Nullable Object value, Origin origin) {
    json.startObject();
    json.string("name", fact.name());
    json.value("value", value);
    json.string("origin", JsonText.code(origin));
    json.end();
  }

  private void criterion(CriterionResult result) {
    json.startObject();
    json.row(result.criterion().row());
    json.text("name", result.criterion().name());
    json.string("fact", result.criterion().passes().fact().name());
    json.string("passes", result.criterion().passes().text());
    json.string("verdict", JsonText.code(result.verdict()));
    json.end();
  }

  private void indicator(IndicatorPoints given) {
    json.startObject();
    json.row(given.indicator().row());
    json.text("family", given.indicator().family());
    json.text("name", given.indicator().name());
    json.string("fact", given.indicator().fact().name());
    json.value("value", given.value());
    var band = given.band();
    json.value("band", band == null ? null : band.row().name());
    json.number("points", given.points());
    json.number("weight", given.indicator().weight());
    json.truth("left_out", given.leftOut());
    json.end();
  }

  private void downgrade(Downgrade downgrade) {
    json.startObject();
    json.row(downgrade.row());
    json.integer("steps", downgrade.steps());
    json.value("to", downgrade.to());
    json.end();
  }

  private void sanction(Sanction sanction) {
    json.startObject();
    json.row(sanction.row());
    json.string("standing", sanction.standing().code());
    json.end();
  }
}
