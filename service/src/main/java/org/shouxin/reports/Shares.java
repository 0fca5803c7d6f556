package org.shouxin.reports;

/** Shares of a whole, without floating point. */
final class Shares {

  private Shares() {}

  /** The share in per cent to one place, half up: {@code 12.5%}; {@code -} of nothing. */
  static String percent(long part, long whole) {
    if (whole == 0) {
      return "-";
    }
    long tenths = (part * 2000 + whole) / (whole * 2);
    return tenths / 10 + "." + tenths % 10 + "%";
  }

  /** How many of {@code cells} a part fills, rounded; at least one when there is a part. */
  static int of(long part, long whole, int cells) {
    if (part == 0 || whole == 0) {
      return 0;
    }
    return (int) Math.max(1, (part * cells * 2 + whole) / (whole * 2));
  }
}
