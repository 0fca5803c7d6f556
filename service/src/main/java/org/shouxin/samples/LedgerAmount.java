package org.shouxin.samples;

/**
 * An exact amount.
 *
 * @param hundredths in hundredths of the currency's unit
 */
record LedgerAmount(long hundredths) {

  private static final int HUNDRED = 100;

  static LedgerAmount units(double units) {
    return new LedgerAmount(Math.round(units * HUNDRED));
  }

  LedgerAmount share(double part) {
    return new LedgerAmount(Math.round(hundredths * part));
  }

  LedgerAmount plus(LedgerAmount more) {
    return new LedgerAmount(hundredths + more.hundredths);
  }

  LedgerAmount minus(LedgerAmount less) {
    return new LedgerAmount(hundredths - less.hundredths);
  }

  @Override
  public String toString() {
    long cents = hundredths % HUNDRED;
    return hundredths / HUNDRED + (cents < 10 ? ".0" : ".") + cents;
  }
}
