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

  void write(StringBuilder text) {
    long cents = hundredths % HUNDRED;
    text.append(hundredths / HUNDRED).append('.').append(cents < 10 ? "0" : "").append(cents);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    write(text);
    return text.toString();
  }
}
