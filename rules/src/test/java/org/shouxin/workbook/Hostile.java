package org.shouxin.workbook;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file made to harm.
 *
 * @param name what it tries
 * @param file its bytes
 * @param place where its refusal points to
 * @param says what the refusal says in English, in part
 */
record Hostile(String name, Supplier<byte[]> file, String place, String says) {

  static final String FILE = "policy.xlsx";
  static final String SHEET = "xl/worksheets/sheet1.xml";

  /** A file of these bytes. */
  static Hostile file(String name, Supplier<byte[]> file, String place, String says) {
    return new Hostile(name, file, place, says);
  }

  /** A sound workbook whose parts were changed. */
  static Hostile parts(
      String name, Consumer<Map<String, byte[]>> change, String place, String says) {
    return new Hostile(
        name,
        () -> {
          Map<String, byte[]> parts = new LinkedHashMap<>(Workbooks.sound().parts());
          change.accept(parts);
          return Workbooks.zip(parts);
        },
        place,
        says);
  }

  /** A sound workbook with one more part. */
  static Hostile part(String name, String part, String content, String says) {
    return parts(name, parts -> parts.put(part, Workbooks.utf8(content)), part, says);
  }

  /** A sound workbook with a text of one part replaced. */
  static Hostile replaced(
      String name, String part, String old, String now, String place, String says) {
    return parts(name, parts -> replace(parts, part, old, now), place, says);
  }

  /** A sound workbook with changed cells. */
  static Hostile cells(String name, Consumer<Workbooks> change, String place, String says) {
    return new Hostile(
        name,
        () -> {
          Workbooks book = Workbooks.sound();
          change.accept(book);
          return book.bytes();
        },
        place,
        says);
  }

  /** A sound workbook with a formula in the column of formulas. */
  static Hostile formula(String formula, String says) {
    return cells("the formula =" + formula, b -> b.formula("I2", formula), "规则Rules!I2", says);
  }

  static void replace(Map<String, byte[]> parts, String part, String old, String now) {
    String text = new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(part + " has no " + old + ": " + text);
    }
    parts.put(
        part, Workbooks.utf8(text.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(now))));
  }

  @Override
  public String toString() {
    return name;
  }
}
