package org.shouxin.credit;

import org.shouxin.json.JsonText;

/** The content of records of overrides, as canonical JSON. */
final class OverrideText {

  private OverrideText() {}

  /** The request. */
  static String made(CreditOverride made) {
    return JsonText.of(
        json ->
            json.value("customer", made.customer())
                .value("field", made.field())
                .value("to", made.content())
                .value("reason", made.reason())
                .value("from", made.validFrom())
                .value("until", made.validUntil()));
  }

  /** The requested withdrawal. */
  static String withdrawn(String id, String reason) {
    return JsonText.of(json -> json.value("override", id).value("reason", reason));
  }

  /** The result of either. */
  static String result(CreditOverride about) {
    return JsonText.of(json -> json.value("override", about.id()).value("role", about.role()));
  }
}
