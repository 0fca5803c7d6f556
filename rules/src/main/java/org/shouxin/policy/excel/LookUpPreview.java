package org.shouxin.policy.excel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.compiler.LookUpSheets;
import org.shouxin.policy.formula.LookUp;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Cell;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;
import org.shouxin.workbook.form.Presentation.Named;

/** The cells of look-up tables that the first case meets, so that Excel previews formulas. */
final class LookUpPreview {

  /** The columns of the cases that hold a conclusion. */
  private static final Map<String, String> EXPECTED =
      Map.of(
          Conclusions.GRADE, "expect_grade",
          Conclusions.GRADE_BEFORE, "expect_grade_before",
          Conclusions.SCORE, "expect_score",
          Conclusions.STANDING, "expect_standing",
          Conclusions.ADMISSION, "expect_admission");

  private final Book book;
  private final @Nullable Row first;

  private LookUpPreview(Book book) {
    this.book = book;
    List<Row> cases = book.rows(Sheets.CASES);
    this.first = cases.isEmpty() ? null : cases.get(0);
  }

  /** A name for each table; of one that the first case does not meet it is the topmost cell. */
  static List<Named> of(Book book) {
    List<Named> names = new ArrayList<>();
    LookUpPreview preview = new LookUpPreview(book);
    for (LookUp table : LookUpSheets.of(book)) {
      List<LookUp.Cell> cells =
          table.isAnswered(preview::number) ? List.of(table.cell(preview::number)) : table.cells();
      cells.stream()
          .flatMap(cell -> preview.named(table.name(), cell.place()))
          .min(Comparator.comparingInt(Named::row))
          .ifPresent(names::add);
    }
    return names;
  }

  private Stream<Named> named(String name, String place) {
    List<Named> found = new ArrayList<>();
    for (SheetSchema sheet : book.sheets().keySet()) {
      List<Row> rows = sheet.isTable() ? book.rows(sheet) : List.of();
      for (int i = 0; i < rows.size(); i++) {
        for (Map.Entry<String, Cell> cell : rows.get(i).cells().entrySet()) {
          if (sheet.column(cell.getKey()).isEmpty() && cell.getValue().place().equals(place)) {
            found.add(Named.cell(name, sheet, cell.getKey(), i));
          }
        }
      }
    }
    return found.stream();
  }

  private @Nullable BigDecimal number(Fact fact) {
    String key = EXPECTED.getOrDefault(fact.name(), fact.name());
    boolean empty = first == null || !first.cells().containsKey(key) || first.text(key).isEmpty();
    try {
      Object value =
          empty || first == null ? fact.assumed() : ValueReader.read(fact, first.text(key));
      return value == null || value instanceof BigDecimal
          ? (BigDecimal) value
          : BigDecimal.valueOf(fact.code(value));
    } catch (Unreadable unreadable) {
      return null;
    }
  }
}
