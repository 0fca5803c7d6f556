package org.shouxin.outbox;

import java.util.Locale;

/** What is posted to webhooks. */
public enum EventKind {
  /** A grade or a standing as computed changed. */
  GRADE_CHANGED,
  /** A credit limit or the days of credit as computed changed. */
  LIMIT_CHANGED,
  /** A grade or limit set by people began or ended. */
  CREDIT_OVERRIDDEN,
  /** An order may ship. */
  ORDER_RELEASED,
  /** An order may ship once it is paid for. */
  ORDER_PREPAY,
  /** A person must decide on an order. */
  ORDER_HELD,
  /** An order is refused. */
  ORDER_REJECTED,
  /** An order was shipped. */
  ORDER_DELIVERED,
  /** An order was cancelled. */
  ORDER_CANCELLED;

  /** As events, settings and the database write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of this code. */
  static EventKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
