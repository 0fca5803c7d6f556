package org.shouxin.policy.excel;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.compiler.Outline;
import org.shouxin.policy.compiler.Vocabulary;
import org.shouxin.policy.rows.BookKind;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.problem.Problems;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Row;

/**
 * The fact dictionary of a book that may still have problems: what is needed to display the
 * workbook, without checking it.
 */
final class FactSheet {

  private static final BigDecimal FAR = BigDecimal.valueOf(1_000_000_000_000L);

  /**
   * A declared fact.
   *
   * @param name its name
   * @param label its labels
   * @param type code of its type
   * @param unit unit in Chinese
   * @param low lowest number
   * @param high highest number
   * @param options Chinese labels by option code
   * @param derived whether a sheet of the policy works it out
   */
  record Declared(
      String name,
      Text label,
      String type,
      String unit,
      BigDecimal low,
      BigDecimal high,
      Map<String, String> options,
      boolean derived) {}

  private final Map<String, Declared> facts = new LinkedHashMap<>();
  private final Map<String, Declared> labels = new HashMap<>();
  private final Map<String, Declared> conclusions = new HashMap<>();

  FactSheet(Book book) {
    for (Row row : book.rows(Sheets.FACTS)) {
      String type = row.text("type");
      Map<String, String> options =
          type.equals("yes_no") ? Map.of("yes", "是", "no", "否") : options(row.text("options"));
      facts.put(
          row.id(),
          new Declared(
              row.id(),
              Text.either(row.text("label_zh"), row.text("label_en")),
              type,
              Text.either(row.text("unit_zh"), row.text("unit_en")).zh(),
              number(row.text("low"), FAR.negate()),
              number(row.text("high"), FAR),
              options,
              row.text("when_missing").equals("derived")));
    }
    facts.values().forEach(fact -> labels.putIfAbsent(fact.label().zh(), fact));
    facts.values().forEach(fact -> labels.putIfAbsent(fact.label().en(), fact));
    Compilation quiet = new Compilation(book, BookKind.of(book).sheets(), new Problems());
    Vocabulary.conclusions(Outline.of(quiet), 0).forEach(this::conclusion);
  }

  private void conclusion(Fact fact) {
    Map<String, String> options = new LinkedHashMap<>();
    boolean grade =
        fact.name().equals(Conclusions.GRADE) || fact.name().equals(Conclusions.GRADE_BEFORE);
    for (Fact.Option option : fact.options()) {
      boolean code = grade || fact.name().endsWith(Conclusions.GRADE_OF);
      options.put(option.code(), code ? option.code() : option.label().zh());
    }
    Declared declared =
        new Declared(
            fact.name(),
            fact.label(),
            fact.whole() ? "whole" : fact.type().name().toLowerCase(Locale.ROOT),
            fact.unit().zh(),
            fact.low() == null ? FAR.negate() : fact.low(),
            fact.high() == null ? FAR : fact.high(),
            options,
            false);
    conclusions.put(fact.name(), declared);
    labels.putIfAbsent(fact.label().zh(), declared);
  }

  /** The names of all facts in the order of the sheet. */
  Iterable<String> names() {
    return facts.keySet();
  }

  /** The fact or conclusion of this name, or else label; null when there is none. */
  @Nullable Declared find(String name) {
    Declared fact = facts.getOrDefault(name, conclusions.get(name));
    return fact != null ? fact : labels.get(name);
  }

  /** Whether the Chinese label of a fact or conclusion is unambiguous. */
  boolean labelled(Declared fact) {
    return !fact.label().zh().isEmpty() && fact.equals(labels.get(fact.label().zh()));
  }

  private static Map<String, String> options(String text) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : text.split("[;；]", -1)) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        String label = option.substring(equals + 1);
        int slash = label.indexOf('/');
        options.put(
            option.substring(0, equals).strip(),
            (slash < 0 ? label : label.substring(0, slash)).strip());
      }
    }
    return options;
  }

  private static BigDecimal number(String text, BigDecimal otherwise) {
    try {
      return text.isEmpty() ? otherwise : new BigDecimal(text);
    } catch (NumberFormatException none) {
      return otherwise;
    }
  }
}
