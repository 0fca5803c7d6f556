package org.shouxin.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.StringJoiner;
import org.shouxin.facts.Codes;
import org.shouxin.policy.condition.Condition;

/**
 * What may be written into rule source in addition to names of constants: whole numbers, and names
 * and comments of harmless characters. Nothing of a cell's text reaches it otherwise.
 */
final class Source {

  private static final int LONGEST_TEXT = 300;
  private static final String HARMLESS = " -_.,:%<>=()[]+/";

  private Source() {}

  /** A number followed by its meaning as a comment. */
  static String literal(long number, String meaning) {
    return number + "L " + remark(meaning);
  }

  /** Points or weight, in millionths. */
  static String points(BigDecimal points, String meaning) {
    return literal(
        Layout.millionths(points), meaning.replace("#", Codes.plain(points).toPlainString()));
  }

  /** A remark inside a line. */
  static String remark(String text) {
    return "/* " + text(text) + " */";
  }

  /** Conditions as people wrote them. */
  static String conditions(List<Condition> conditions) {
    if (conditions.isEmpty()) {
      return "always";
    }
    StringJoiner text = new StringJoiner(" and ");
    conditions.forEach(condition -> text.add(condition.fact().name() + " " + condition.text()));
    return text.toString();
  }

  /** A text in a comment: letters, digits and a few signs stay, everything else becomes a dot. */
  static String text(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_TEXT)
        .forEach(c -> line.appendCodePoint(Character.isLetterOrDigit(c) || isSign(c) ? c : '·'));
    boolean cut = text.codePointCount(0, text.length()) > LONGEST_TEXT;
    return cut ? line.append('…').toString() : line.toString();
  }

  /** A rule's name: sheet and row id; a character that is not harmless becomes its number. */
  static String name(String name) {
    StringBuilder safe = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || isSign(c)) {
                safe.appendCodePoint(c);
              } else {
                safe.append("{u").append(Integer.toHexString(c)).append('}');
              }
            });
    return safe.toString();
  }

  private static boolean isSign(int c) {
    return HARMLESS.indexOf(c) >= 0;
  }
}
