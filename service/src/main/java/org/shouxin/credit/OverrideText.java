package org.shouxin.credit;

import org.shouxin.credit.CreditOverride.Withdrawal;
import org.shouxin.json.JsonText;

/** The content of records of overrides, as canonical JSON. */
final class OverrideText {

  private OverrideText() {}

  /** The request. */
  static String made(CreditOverride made) {
    return JsonText.compact(
        json -> {
          json.startObject();
          json.string("customer", made.customer());
          json.string("field", made.field().code());
          json.string("to", made.content());
          json.string("reason", made.reason());
          json.value("from", made.from());
          json.value("until", made.until());
          json.end();
        });
  }

  /** The requested withdrawal. */
  static String ended(String id, Withdrawal withdrawal) {
    return JsonText.compact(
        json -> {
          json.startObject();
          json.string("override", id);
          json.string("reason", withdrawal.reason());
          json.end();
        });
  }

  /** The result of either. */
  static String result(CreditOverride about) {
    return JsonText.compact(
        json -> {
          json.startObject();
          json.string("override", about.id());
          json.string("role", about.role());
          json.end();
        });
  }
}
