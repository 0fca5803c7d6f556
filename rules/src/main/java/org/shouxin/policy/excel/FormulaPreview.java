package org.shouxin.policy.excel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Sheets;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;
import org.shouxin.workbook.form.Presentation.Named;

/**
 * The names by which formulas read cells of the workbook, so that Excel previews them: of every
 * fact and conclusion, by name and by label. They mean the first case, or what a fact is assumed to
 * be where that case lacks it; derived numbers mean the formula's cell, terms the first row of the
 * terms sheet. What no cell has is a constant, so that no formula shows an error for want of a
 * name.
 */
final class FormulaPreview {

  /** Conclusions by the column of the terms sheet that holds them. */
  private static final Map<String, String> TERMS =
      Map.of(
          Conclusions.CREDIT_LIMIT, "limit",
          Conclusions.CREDIT_DAYS, "credit_days",
          Conclusions.DISCOUNT, "discount",
          Conclusions.PREPAYMENT, "prepayment");

  /** Conclusions by the column of the cases that expects them. */
  private static final Map<String, String> EXPECTED =
      Map.of(
          Conclusions.SCORE, "expect_score",
          Conclusions.GRADE, "expect_grade",
          Conclusions.GRADE_BEFORE, "expect_grade_before",
          Conclusions.ADMISSION, "expect_admission",
          Conclusions.STANDING, "expect_standing");

  private final Book book;
  private final FactSheet facts;
  private final Set<SheetSchema> written;
  private final List<String> given;
  private final Map<String, Named> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private FormulaPreview(
      Book book, FactSheet facts, List<SheetSchema> written, List<String> given) {
    this.book = book;
    this.facts = facts;
    this.written = Set.copyOf(written);
    this.given = given;
  }

  /**
   * The names, each once.
   *
   * @param written the sheets that become tabs
   * @param given names of all facts that are columns of the cases
   */
  static List<Named> of(Book book, FactSheet facts, List<SheetSchema> written, List<String> given) {
    FormulaPreview preview = new FormulaPreview(book, facts, written, given);
    List<FactSheet.Declared> all = new ArrayList<>();
    facts.names().forEach(name -> all.add(Objects.requireNonNull(facts.find(name))));
    facts.conclusions().forEach(all::add);
    all.forEach(fact -> preview.name(fact.name(), fact));
    all.stream()
        .filter(facts::labelled)
        .forEach(fact -> preview.name(fact.label().in(facts.language()), fact));
    LookUpPreview.of(book).forEach(table -> preview.names.putIfAbsent(table.name(), table));
    return List.copyOf(preview.names.values());
  }

  private void name(String name, FactSheet.Declared fact) {
    if (Named.isDefinable(name)) {
      names.putIfAbsent(name, named(name, fact));
    }
  }

  private Named named(String name, FactSheet.Declared fact) {
    List<Row> measures = book.rows(Sheets.MEASURES);
    for (int i = 0; i < measures.size(); i++) {
      if (written.contains(Sheets.MEASURES) && measures.get(i).id().equals(fact.name())) {
        return Named.cell(name, Sheets.MEASURES, "formula", i);
      }
    }
    String term = TERMS.get(fact.name());
    if (term != null && written.contains(Sheets.TERMS)) {
      return Named.cell(name, Sheets.TERMS, term, 0);
    }
    if (written.contains(Sheets.CASES)) {
      if (fact.name().equals(Conclusions.AS_OF_MONTH)) {
        return new Named(name, Sheets.CASES, "as_of", 0, "MONTH", "");
      }
      String expected = EXPECTED.get(fact.name());
      if (expected != null) {
        return Named.cell(name, Sheets.CASES, expected, 0);
      }
      if (given.contains(fact.name())) {
        return new Named(
            name,
            Sheets.CASES,
            fact.name(),
            0,
            "",
            fact.assumed().isEmpty() ? "" : literal(fact, fact.assumed()));
      }
    }
    return Named.constant(name, literal(fact, assumed(fact)));
  }

  /** What the first case expects of a fact that no column has; else a plausible value of it. */
  private String assumed(FactSheet.Declared fact) {
    List<Row> cases = book.rows(Sheets.CASES);
    String expected = cases.isEmpty() ? "" : cases.get(0).text("expect_facts");
    for (String each : expected.split("[;；]", -1)) {
      int equals = each.indexOf('=');
      if (equals > 0 && fact.equals(facts.find(each.substring(0, equals).strip()))) {
        return each.substring(equals + 1).strip();
      }
    }
    return fact.options().isEmpty()
        ? fact.low().max(BigDecimal.ZERO).min(fact.high()).toPlainString()
        : fact.options().keySet().iterator().next();
  }

  private static String literal(FactSheet.Declared fact, String value) {
    boolean number = fact.options().isEmpty() && number(value) != null;
    return number
        ? value
        : "\"" + fact.options().getOrDefault(value, value).replace("\"", "\"\"") + "\"";
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException none) {
      return null;
    }
  }
}
