package org.shouxin.credit;

import java.util.Locale;

/** What people may override. */
enum OverridableField {
  /** The credit grade. It does not change the limit. */
  GRADE,
  /** The credit limit. */
  CREDIT_LIMIT;

  /** Lower-case code. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The field of this code. */
  static OverridableField of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
