package org.shouxin.facts;

/** What kind of value a fact has. */
public enum FactType {
  /** An exact decimal. */
  NUMBER,
  /** Yes or no. */
  YES_NO,
  /** A calendar day; conditions see it as days from the as-of date, after it positive. */
  DATE,
  /** One of a closed list of options. */
  CHOICE,
  /** Free text, carried and shown, never tested by a condition. */
  TEXT
}
