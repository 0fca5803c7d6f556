package org.shouxin.samples;

/**
 * An exact amount.
 *
 * @param hundredths in hundredths of the currency's unit
 */
record Money(long hundredths) {

  private static final int HUNDRED = 100;

  static Money units(double units) {
    return new Money(Math.round(units * HUNDRED));
  }

  Money share(double part) {
    return new Money(Math.round(hundredths * part));
  }

  Money plus(Money more) {
    return new Money(hundredths + more.hundredths);
  }

  Money minus(Money less) {
    return new Money(hundredths - less.hundredths);
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
