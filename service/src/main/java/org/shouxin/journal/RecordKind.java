package org.shouxin.journal;

import java.util.Locale;

/** What is recorded. */
public enum RecordKind {
  /** A decision on a customer. */
  DECISION,
  /** The check of an order. */
  ORDER_CHECK,
  /** A grade or limit set by a person. */
  OVERRIDE,
  /** The end of such an override before its last day. */
  OVERRIDE_WITHDRAWN,
  /** An incident, or its settlement. */
  INCIDENT,
  /** The release of an order by a person. */
  HOLD_RELEASED,
  /** The rejection of an order by a person. */
  HOLD_REJECTED,
  /** An order was shipped. */
  ORDER_DELIVERED,
  /** An order was cancelled. */
  ORDER_CANCELLED;

  /** As records write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
