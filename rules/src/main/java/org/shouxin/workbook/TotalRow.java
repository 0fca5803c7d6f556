package org.shouxin.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Text;

/** A row of totals: no row of the sheet, but its sums are checked. */
final class TotalRow {

  private final SheetSchema schema;
  private final Headings headings;
  private final Tab tab;
  private final Findings findings;

  TotalRow(SheetSchema schema, Headings headings, Tab tab, Findings findings) {
    this.schema = schema;
    this.headings = headings;
    this.tab = tab;
    this.findings = findings;
  }

  /**
   * Whether these cells are a row of totals: called so, and with none of the words that a row of
   * the sheet must have.
   */
  boolean is(Map<Integer, Stored> cells) {
    return cells.values().stream().anyMatch(TotalRow::called)
        && schema.columns().stream()
            .skip(1)
            .filter(column -> column.required() && !column.numeric())
            .map(headings::at)
            .flatMap(Optional::stream)
            .noneMatch(at -> cells.containsKey(at) && !called(cells.get(at)));
  }

  private static boolean called(@Nullable Stored cell) {
    return cell != null && Dictionary.key(cell.text()).matches("合计|总计|共计|total|totals|grandtotal");
  }

  /** Reports each number of the row that is not the sum of the rows above. */
  void check(XSSFRow row, Map<Integer, Stored> cells, List<Row> above) {
    for (Column column : schema.columns()) {
      Optional<Integer> at = headings.at(column).filter(cells::containsKey);
      BigDecimal total = column.numeric() && at.isPresent() ? number(row.getCell(at.get())) : null;
      if (total == null) {
        continue;
      }
      BigDecimal sum =
          above.stream()
              .map(each -> each.text(column.key()))
              .filter(text -> text.matches("-?[0-9.]+"))
              .map(BigDecimal::new)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      if (sum.compareTo(total) != 0) {
        findings.cell(
            tab,
            row.getRowNum(),
            at.orElse(0),
            new Text(
                "合计与各行之和 " + sum.toPlainString() + " 不符",
                "the total is not the sum of the rows, which is " + sum.toPlainString()),
            total.toPlainString(),
            Text.same(sum.toPlainString()));
      }
    }
  }

  /** The number of a cell, that of a formula as it was last computed; null for anything else. */
  private static @Nullable BigDecimal number(XSSFCell cell) {
    boolean number =
        cell.getCellType() == CellType.NUMERIC
            || (cell.getCellType() == CellType.FORMULA
                && cell.getCachedFormulaResultType() == CellType.NUMERIC);
    return number ? Decimals.stored(Objects.toString(cell.getRawValue(), "")).orElse(null) : null;
  }
}
