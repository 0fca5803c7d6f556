package org.shouxin.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.json.JsonText;

/**
 * What is in force for a customer under a policy, in the same form in every answer: {@code policy},
 * {@code decision}, {@code as_of}, {@code standing}, {@code credit_days}, then {@code grade} and
 * {@code credit_limit} three times: {@code computed}, {@code override} (null if none) and {@code
 * effective}, which applies; {@code overrides} are those in force.
 */
public final class CreditJson {

  private final JsonText json;

  /**
   * @param json where to write
   */
  public CreditJson(JsonText json) {
    this.json = json;
  }

  /** Writes {@code lines}: those of a customer that have a decision in force. */
  void lines(List<CreditLine> lines, Overrides overrides, LocalDate today) {
    json.array(
        "lines",
        lines.stream().filter(line -> line.inForce() != null).toList(),
        line -> line(line, overrides.inForce(line.customer(), line.policy(), today)));
  }

  /**
   * Writes an object.
   *
   * @param line with a decision in force
   */
  public void line(CreditLine line, EffectiveOverrides overridden) {
    InForce computed = line.inForce();
    if (computed == null) {
      throw new IllegalArgumentException("no decision in force: " + line);
    }
    json.startObject();
    json.string("policy", line.policy());
    json.string("decision", computed.decision());
    json.value("as_of", computed.asOf());
    json.string("standing", computed.standing());
    json.integer("credit_days", computed.creditDays());
    values("computed", computed.grade(), computed.creditLimit());
    values("override", overridden.grade(), overridden.creditLimit());
    values(
        "effective",
        overridden.gradeOr(computed.grade()),
        overridden.creditLimitOr(computed.creditLimit()));
    json.array("overrides", overridden.refs(), json::element);
    json.end();
  }

  private void values(String name, @Nullable String grade, @Nullable BigDecimal limit) {
    json.startObject(name);
    json.value("grade", grade);
    json.value("credit_limit", limit);
    json.end();
  }
}
