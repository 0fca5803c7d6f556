package org.shouxin.credit;

import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.decisions.JsonText;

/**
 * What is in force for a customer, as answers tell it: {@code policy}, {@code decision}, {@code
 * as_of}, {@code standing}, {@code credit_days}, then {@code grade} and {@code credit_limit} three
 * times: {@code computed}, {@code override} (null where nothing is set) and {@code effective}.
 */
public final class CreditJson {

  private final JsonText json;

  /**
   * @param json where to write
   */
  public CreditJson(JsonText json) {
    this.json = json;
  }

  /** Writes an object. */
  public void line(CreditLine line, Overridden overridden) {
    json.startObject();
    fields(line, overridden);
    json.end();
  }

  /** Writes a named object. */
  public void line(String name, CreditLine line, Overridden overridden) {
    json.startObject(name);
    fields(line, overridden);
    json.end();
  }

  private void fields(CreditLine line, Overridden overridden) {
    InForce computed = line.inForce();
    json.string("policy", line.policy());
    json.value("decision", computed == null ? null : computed.decision());
    json.value("as_of", computed == null ? null : computed.asOf());
    json.value("standing", computed == null ? null : computed.standing());
    if (computed != null) {
      json.integer("credit_days", computed.creditDays());
    }
    values(
        "computed",
        computed == null ? null : computed.grade(),
        computed == null ? null : computed.creditLimit());
    values("override", overridden.grade(), overridden.creditLimit());
    json.array("overrides", overridden.refs(), json::element);
    if (computed != null) {
      values(
          "effective",
          overridden.gradeOr(computed.grade()),
          overridden.creditLimitOr(computed.creditLimit()));
    }
  }

  private void values(String name, @Nullable Object grade, @Nullable Object limit) {
    json.startObject(name);
    json.value("grade", grade);
    json.value("credit_limit", limit);
    json.end();
  }
}
