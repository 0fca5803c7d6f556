package org.shouxin.policy.excel;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.compiler.Outline;
import org.shouxin.policy.compiler.Vocabulary;
import org.shouxin.policy.formula.FormulaNames;
import org.shouxin.policy.rows.BookKind;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problems;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;
import org.shouxin.workbook.form.Presentation.Named;

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
   * @param unit unit in the workbook's language
   * @param low lowest number
   * @param high highest number
   * @param options labels in the workbook's language by option code
   * @param derived whether a sheet of the policy works it out
   * @param assumed the value for a customer who lacks it; empty for none
   */
  record Declared(
      String name,
      Text label,
      String type,
      String unit,
      BigDecimal low,
      BigDecimal high,
      Map<String, String> options,
      boolean derived,
      String assumed) {}

  private final Map<String, Declared> facts = new LinkedHashMap<>();
  private final Map<String, Declared> labels = new HashMap<>();
  private final Map<String, Declared> conclusions = new HashMap<>();

  private final Language language;

  FactSheet(Book book, Language language) {
    this.language = language;
    for (Row row : book.rows(Sheets.FACTS)) {
      String type = row.text("type");
      Map<String, String> options =
          type.equals("yes_no") ? yesOrNo() : options(row.text("options"));
      facts.put(
          row.id(),
          new Declared(
              row.id(),
              Text.either(row.text("label_zh"), row.text("label_en")),
              type,
              Text.either(row.text("unit_zh"), row.text("unit_en")).in(language),
              number(row.text("low"), FAR.negate()),
              number(row.text("high"), FAR),
              options,
              row.text("when_missing").equals("derived"),
              row.text("when_missing").equals("assume") ? row.text("assumed") : ""));
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
      options.put(option.code(), code ? option.code() : option.label().in(language));
    }
    Declared declared =
        new Declared(
            fact.name(),
            fact.label(),
            fact.whole() ? "whole" : fact.type().name().toLowerCase(Locale.ROOT),
            fact.unit().in(language),
            fact.low() == null ? FAR.negate() : fact.low(),
            fact.high() == null ? FAR : fact.high(),
            options,
            false,
            "");
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

  /** The language in which the workbook is shown. */
  Language language() {
    return language;
  }

  /** All conclusions. */
  Iterable<Declared> conclusions() {
    return conclusions.values();
  }

  /** Whether the label of a fact or conclusion is unambiguous. */
  boolean labelled(Declared fact) {
    String label = fact.label().in(language);
    return !label.isEmpty() && fact.equals(labels.get(label));
  }

  /** The name of a fact or conclusion in the formulas of a sheet: its label where it can be one. */
  String nameInFormulas(Declared fact, SheetSchema sheet) {
    String label = fact.label().in(language);
    boolean usable =
        language == Language.ZH
            && labelled(fact)
            && Named.isDefinable(label)
            && !FormulaNames.headings(sheet).containsKey(Dictionary.key(label));
    return usable ? label : fact.name();
  }

  /** In this order, so that equal books give equal bytes. */
  private Map<String, String> yesOrNo() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("yes", language.say("是", "yes"));
    options.put("no", language.say("否", "no"));
    return options;
  }

  private Map<String, String> options(String text) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : text.split("[;；]", -1)) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        String label = option.substring(equals + 1);
        int slash = label.indexOf('/');
        options.put(
            option.substring(0, equals).strip(),
            (slash < 0
                    ? label
                    : language == Language.ZH
                        ? label.substring(0, slash)
                        : label.substring(slash + 1))
                .strip());
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
