package org.shouxin.samples;

/**
 * An exact amount.
 *
 * @param hundredths in hundredths of the currency's unit
 */
record SampleAmount(long hundredths) {

  private static final int HUNDRED = 100;

  static SampleAmount units(double units) {
    return new SampleAmount(Math.round(units * HUNDRED));
  }

  SampleAmount share(double part) {
    return new SampleAmount(Math.round(hundredths * part));
  }

  SampleAmount plus(SampleAmount more) {
    return new SampleAmount(hundredths + more.hundredths);
  }

  SampleAmount minus(SampleAmount less) {
    return new SampleAmount(hundredths - less.hundredths);
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
