package org.shouxin.workbook;

import java.util.Comparator;

/** Natural order of ids: digits as numbers, {@code P-2} before {@code P-10}. Total. */
public final class NaturalOrder {

  /** The order. */
  public static final Comparator<String> IDS = NaturalOrder::compare;

  private NaturalOrder() {}

  private static int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      if (digit(a.charAt(i)) && digit(b.charAt(j))) {
        int endA = digits(a, i);
        int endB = digits(b, j);
        int startA = zeros(a, i, endA);
        int startB = zeros(b, j, endB);
        int byLength = Integer.compare(endA - startA, endB - startB);
        if (byLength != 0) {
          return byLength;
        }
        int byDigits = a.substring(startA, endA).compareTo(b.substring(startB, endB));
        if (byDigits != 0) {
          return byDigits;
        }
        i = endA;
        j = endB;
      } else {
        int byLetter = Character.compare(a.charAt(i), b.charAt(j));
        if (byLetter != 0) {
          return byLetter;
        }
        i++;
        j++;
      }
    }
    int byRest = Integer.compare(a.length() - i, b.length() - j);
    return byRest != 0 ? byRest : a.compareTo(b);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && digit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int zeros(String text, int from, int end) {
    int start = from;
    while (start < end - 1 && text.charAt(start) == '0') {
      start++;
    }
    return start;
  }
}
