package org.shouxin.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.shouxin.problem.Text;

/**
 * The codes of a file seen so far. A code that stands there twice is found, and one that differs
 * from another only in letter case is noted: it is another code, and perhaps was not meant to be.
 * Not thread-safe.
 */
public final class SeenCodes {

  /** Pairs that are named; more are counted. */
  private static final int NAMED = 3;

  private final SeenKeys codes = new SeenKeys();
  private final SeenKeys capitals = new SeenKeys();
  private final List<Text> pairs = new ArrayList<>();
  private long similar;

  /**
   * Adds a code unless it was already seen.
   *
   * @return the line on which it was seen first; 0 when it is new
   */
  public int add(String code, long line) {
    int first = codes.add(code, line);
    if (first == 0) {
      String folded = code.toUpperCase(Locale.ROOT);
      int other = folded.equals(code) ? 0 : codes.line(folded);
      int lower = folded.equals(code) ? capitals.line(code) : capitals.add(folded, line);
      note(code, line, other == 0 ? lower : other);
    }
    return first;
  }

  private void note(String code, long line, int other) {
    if (other != 0 && similar++ < NAMED) {
      pairs.add(
          new Text(
              "第 " + line + " 行 " + code + " 与第 " + other + " 行",
              code + " on line " + line + " and the one on line " + other));
    }
  }

  /** What is to be noted about them; nothing when no two differ in letter case only. */
  public List<Text> notes() {
    if (similar == 0) {
      return List.of();
    }
    boolean more = similar > NAMED;
    return List.of(
        new Text(
            "只有大小写不同的代码，按不同代码处理："
                + String.join("；", pairs.stream().map(Text::zh).toList())
                + (more ? "；共 " + similar + " 处" : ""),
            "codes that differ in letter case only are different codes: "
                + String.join("; ", pairs.stream().map(Text::en).toList())
                + (more ? "; " + similar + " in all" : "")));
  }
}
