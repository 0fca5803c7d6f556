package org.shouxin.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.shouxin.problem.Text;

/**
 * The codes of a file seen so far. A code that stands there twice is found, and one that differs
 * from another only in letter case is noted: it is another code, and perhaps was not meant to be.
 * So is a long number that ends in zeros where a spreadsheet has no more digits. Not thread-safe.
 */
public final class SeenCodes {

  /** Pairs that are named; more are counted. */
  private static final int NAMED = 3;

  private static final int DIGITS = 15;
  private static final Pattern ROUNDED = Pattern.compile("[0-9]{" + DIGITS + "}0+");

  private final SeenKeys codes = new SeenKeys();
  private final SeenKeys capitals = new SeenKeys();
  private final List<Text> pairs = new ArrayList<>();
  private long similar;
  private long rounded;
  private String firstRounded = "";

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
      if (code.length() > DIGITS && ROUNDED.matcher(code).matches()) {
        firstRounded = rounded++ == 0 ? code : firstRounded;
      }
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

  /** What is to be noted about them. */
  public List<Text> notes() {
    List<Text> notes = new ArrayList<>();
    if (similar > 0) {
      notes.add(similar());
    }
    if (rounded > 0) {
      notes.add(
          new Text(
              "有 " + rounded + " 个代码超过 15 位且其后全是 0，可能是表格软件改写的，例如 " + firstRounded,
              "codes of more than 15 digits, zeros from there on, as a spreadsheet leaves them: "
                  + rounded
                  + ", such as "
                  + firstRounded));
    }
    return notes;
  }

  private Text similar() {
    boolean more = similar > NAMED;
    return new Text(
        "只有大小写不同的代码，按不同代码处理："
            + String.join("；", pairs.stream().map(Text::zh).toList())
            + (more ? "；共 " + similar + " 处" : ""),
        "codes that differ in letter case only are different codes: "
            + String.join("; ", pairs.stream().map(Text::en).toList())
            + (more ? "; " + similar + " in all" : ""));
  }
}
