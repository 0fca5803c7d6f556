package org.shouxin.problem;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name closest to a misspelt one. */
public final class Nearest {

  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * The name with the fewest edits: a letter added, missing, wrong, or two swapped. At most a third
   * of the letters may differ; the first of equally near names is taken.
   *
   * @param found what was written
   * @param known the known names
   * @return empty when nothing is near
   */
  public static Optional<String> to(String found, Iterable<String> known) {
    String wanted = fold(found);
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return Optional.empty();
    }
    String best = null;
    int fewest = Integer.MAX_VALUE;
    for (String name : known) {
      String folded = fold(name);
      if (folded.isEmpty() || folded.length() > LONGEST) {
        continue;
      }
      int slips = slips(wanted, folded);
      int allowed = Math.max(1, Math.max(wanted.length(), folded.length()) / 3);
      boolean shares = slips < Math.max(wanted.length(), folded.length());
      if (slips <= allowed && shares && slips < fewest) {
        best = name;
        fewest = slips;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * The allowed names, with a suggestion if one is close.
   *
   * @param found what was written
   * @param known the known names, in the order to list it; at most ten are listed
   */
  public static Text suggestion(String found, Iterable<String> known) {
    StringBuilder list = new StringBuilder();
    int listed = 0;
    for (String name : known) {
      if (listed == 10) {
        list.append(", …");
        break;
      }
      list.append(listed == 0 ? "" : ", ").append(name);
      listed++;
    }
    Optional<String> near = to(found, known);
    if (near.isEmpty()) {
      return Text.same(list.toString());
    }
    return new Text(
        list + "（是否指 " + near.get() + "？）", list + " (did you mean " + near.get() + "?)");
  }

  private static String fold(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s_\\-]+", "");
  }

  /** Letters to insert, remove, replace or swap with their neighbour to make one text the other. */
  public static int slips(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
