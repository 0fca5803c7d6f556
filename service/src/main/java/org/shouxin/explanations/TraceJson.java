package org.shouxin.explanations;

import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Conversion;
import org.shouxin.decision.Decision.CriterionResult;
import org.shouxin.decision.Decision.FactUsed;
import org.shouxin.decision.Decision.IndicatorPoints;
import org.shouxin.decision.Decision.Origin;
import org.shouxin.facts.Fact;
import org.shouxin.json.JsonText;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Movement;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Ungraded;

/** The trace of a decision as JSON. */
final class TraceJson {

  private final JsonText json;

  TraceJson(JsonText json) {
    this.json = json;
  }

  void of(Decision decision) {
    json.array("facts", decision.facts(), this::fact);
    json.array("criteria", decision.criteria(), this::criterion);
    json.array("ungraded", decision.ungraded(), this::ungraded);
    json.array("indicators", decision.points(), this::indicator);
    json.array("downgrades", decision.downgrades(), this::downgrade);
    json.array("movements", decision.movements(), this::movement);
    json.array("sanctions", decision.sanctions(), this::sanction);
  }

  void fact(FactUsed used) {
    fact(used.fact(), used.value(), used.origin(), used.conversion());
  }

  /** A fact; a converted one with its original amount. */
  void fact(Fact fact, @Nullable Object value, Origin origin, @Nullable Conversion conversion) {
    json.startObject();
    json.string("name", fact.name());
    json.value("value", value);
    json.string("origin", JsonText.code(origin));
    if (conversion != null) {
      json.startObject("converted");
      json.number("amount", conversion.amount());
      json.string("currency", conversion.currency());
      json.number("rate", conversion.rate().rate());
      json.row(conversion.rate().row());
      json.end();
    }
    json.end();
  }

  private void criterion(CriterionResult result) {
    AdmissionStage stage = result.criterion().stage();
    json.startObject();
    json.row(result.criterion().row());
    json.value("stage", stage == null ? null : stage.code());
    json.text("name", result.criterion().name());
    json.string("fact", result.criterion().passes().fact().name());
    json.string("passes", result.criterion().passes().text());
    json.string("verdict", JsonText.code(result.verdict()));
    json.end();
  }

  private void ungraded(Ungraded row) {
    json.startObject();
    json.row(row.row());
    json.string("assessment", row.assessment());
    json.text("reason", row.reason());
    json.end();
  }

  /** An indicator's points. */
  void indicator(IndicatorPoints given) {
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

  private void movement(Movement movement) {
    json.startObject();
    json.row(movement.row());
    json.string("previous", movement.previous().name());
    json.string("direction", movement.up() ? "up" : "down");
    json.integer("most_steps", movement.mostSteps());
    json.end();
  }

  private void sanction(Sanction sanction) {
    json.startObject();
    json.row(sanction.row());
    json.string("standing", sanction.standing().code());
    json.end();
  }
}
