package org.shouxin.customerfiles;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.Cells;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.TableFile;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Numerals;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * Refuses a file with a column of fractions for a fact in per cent: graded as per cent, 0.9118
 * would be a hundredth of what is meant. A heading that states the unit settles the question. Reads
 * the file only until every such column has a value above 1.
 */
final class ScaleCheck {

  private final FileHeadings headings;

  /** Columns that are open still, with the first value above 0. */
  private final Map<Integer, String> open = new LinkedHashMap<>();

  private ScaleCheck(FileHeadings headings) {
    this.headings = headings;
    List<@Nullable Fact> columns = headings.columns();
    for (int i = 0; i < columns.size(); i++) {
      Fact fact = columns.get(i);
      if (fact != null && fact.percent() && !headings.stated(i)) {
        open.put(i, "");
      }
    }
  }

  /**
   * Checks the columns of a file.
   *
   * @param table the same file, to be opened again
   * @throws RefusedException naming each column of fractions, or if the file can no longer be read
   */
  static void check(TableFile table, FileHeadings headings) throws RefusedException, IOException {
    ScaleCheck check = new ScaleCheck(headings);
    if (!check.open.isEmpty()) {
      try (TableFile again = table.again()) {
        check.read(again);
      }
      check.refuse();
    }
  }

  private void read(TableFile table) throws IOException {
    Cells cutter = table.cells();
    for (RawRow raw = table.next(); raw != null && !open.isEmpty(); raw = table.next()) {
      String[] cells = cutter.cut(raw).cells();
      if (cells != null && cutter.ragged(raw, cells) == null) {
        open.keySet().removeIf(column -> isLarger(cells[column]));
        open.replaceAll((column, first) -> first.isEmpty() ? fraction(cells[column]) : first);
      }
    }
  }

  private static boolean isLarger(String cell) {
    BigDecimal number = number(cell);
    return number != null
        && (number.abs().compareTo(BigDecimal.ONE) > 0 || isPercent(cell))
        && number.signum() != 0;
  }

  private static String fraction(String cell) {
    BigDecimal number = number(cell);
    return number == null || number.signum() <= 0 ? "" : cell.strip();
  }

  private static boolean isPercent(String cell) {
    return Numerals.halfWidth(cell).strip().endsWith("%");
  }

  private static @Nullable BigDecimal number(String cell) {
    try {
      return cell.isEmpty() ? null : Numerals.read(cell, Text.same("%"));
    } catch (Unreadable noNumber) {
      return null;
    }
  }

  private void refuse() throws RefusedException {
    List<Problem> problems = new ArrayList<>();
    open.forEach(
        (column, first) -> {
          if (!first.isEmpty()) {
            String title = headings.titles().get(column).replaceAll("\\s+", " ");
            problems.add(
                new Problem(
                    headings.where(column),
                    new Text(
                        "“" + title + "”列以 % 为单位，除 0 外全在 1 以内，像是小数",
                        "column “"
                            + title
                            + "” is in %, and all its values other than 0 lie within 1, as"
                            + " fractions do"),
                    first,
                    new Text(
                        "列名写明单位：小数写“" + title + "(小数)”，百分数写“" + title + "(%)”",
                        "a heading with the unit: “"
                            + title
                            + " (fraction)” if 1 is the whole, “"
                            + title
                            + " (%)” if 100 is")));
          }
        });
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }
}
