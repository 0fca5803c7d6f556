package org.shouxin.engine;

import java.util.List;
import java.util.StringJoiner;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Ranges;
import org.shouxin.facts.Ranges.Range;
import org.shouxin.policy.condition.Condition;

/**
 * What may be written into rule source: whole numbers, and names and comments of harmless
 * characters. Nothing of a cell's text reaches it otherwise.
 */
final class Source {

  private static final int LONGEST_COMMENT = 120;
  private static final String HARMLESS = " -_.,:%<>=()[]+/";

  private Source() {}

  /** Conditions that must all be met, as a constraint over slots and codes. */
  static String all(List<Condition> conditions) {
    StringJoiner all = new StringJoiner(", ");
    conditions.forEach(condition -> all.add(constraint(condition)));
    return all.toString();
  }

  /** A condition as a constraint over its slot and codes. */
  static String constraint(Condition condition) {
    return constraint(condition.fact().slot(), condition.ranges());
  }

  /** Whether the code in a slot is in the ranges, as a constraint. */
  static String constraint(int slot, Ranges ranges) {
    StringJoiner any = new StringJoiner(" || ");
    any.setEmptyValue("false");
    ranges.parts().forEach(part -> any.add(part(slot, part)));
    return any.toString();
  }

  private static String part(int slot, Range range) {
    if (range.low() == Codes.MISSING) {
      return range.high() == Codes.MISSING
          ? "missing(" + slot + ")"
          : "missing(" + slot + ") || " + part(slot, new Range(Codes.LOWEST, range.high()));
    }
    if (range.low() == Codes.LOWEST) {
      return range.high() == Codes.HIGHEST
          ? "present(" + slot + ")"
          : "atMost(" + slot + ", " + literal(range.high()) + ")";
    }
    return range.high() == Codes.HIGHEST
        ? "atLeast(" + slot + ", " + literal(range.low()) + ")"
        : "within(" + slot + ", " + literal(range.low()) + ", " + literal(range.high()) + ")";
  }

  /** A whole number as rule source spells it. */
  static String literal(long number) {
    return number + "L";
  }

  /** Conditions as people wrote them, in a comment. */
  static String comment(List<Condition> conditions) {
    StringJoiner text = new StringJoiner(" and ");
    conditions.forEach(condition -> text.add(condition.fact().name() + " " + condition.text()));
    return comment(text.toString());
  }

  /** A text in a comment: letters, digits and a few signs stay, everything else becomes a dot. */
  static String comment(String text) {
    StringBuilder line = new StringBuilder("// ");
    text.codePoints()
        .limit(LONGEST_COMMENT)
        .forEach(c -> line.appendCodePoint(Character.isLetterOrDigit(c) || isSign(c) ? c : '·'));
    return line.toString();
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
