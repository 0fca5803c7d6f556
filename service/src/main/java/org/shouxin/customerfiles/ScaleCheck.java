package org.shouxin.customerfiles;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
 * would be a hundredth of what is meant. A heading that states the unit settles the question, and
 * so does a value with a per cent sign.
 *
 * <p>A column in which nothing exceeds 1 is refused. One in which a value or one in ten does, too,
 * if the others look like fractions: most of them have three decimals or more, or are at least 0.5.
 * Percentages about 0.3 have fewer decimals, and many of them exceed 1 if most exceed 0.5.
 */
final class ScaleCheck {

  /** Values after which a column that mostly exceeds 1 is not read on. */
  private static final int ENOUGH = 100;

  private static final int MOST_SHOWN = 3;
  private static final int DECIMALS = 3;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final FileHeadings headings;
  private final Map<Integer, Column> open = new LinkedHashMap<>();

  /** What a column holds besides 0. */
  private static final class Column {
    private String first = "";
    private int ones;
    private int fractions;
    private int likely;
    private int larger;
    private final List<String> firstLarger = new ArrayList<>();

    private void take(BigDecimal number, String cell, Supplier<String> place) {
      int over = number.abs().compareTo(BigDecimal.ONE);
      if (over > 0) {
        larger++;
        if (firstLarger.size() < MOST_SHOWN) {
          firstLarger.add(cell.strip() + " (" + place.get() + ")");
        }
        return;
      }
      first = first.isEmpty() && number.signum() > 0 ? cell.strip() : first;
      if (over == 0) {
        ones++;
      } else {
        fractions++;
        boolean precise = number.scale() >= DECIMALS;
        likely += precise || number.abs().compareTo(HALF) >= 0 ? 1 : 0;
      }
    }

    private boolean isSettled() {
      return ones + fractions + larger >= ENOUGH && larger > fractions;
    }

    private boolean isOfFractions() {
      return !first.isEmpty()
          && (larger == 0
              || larger <= Math.max(1, fractions / 10) && fractions >= 2 && 2 * likely > fractions);
    }
  }

  private ScaleCheck(FileHeadings headings) {
    this.headings = headings;
    List<@Nullable Fact> columns = headings.columns();
    for (int i = 0; i < columns.size(); i++) {
      Fact fact = columns.get(i);
      if (fact != null && fact.percent() && !headings.stated(i)) {
        open.put(i, new Column());
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
      RawRow row = cutter.cut(raw);
      String[] cells = row.cells();
      if (cells != null && cutter.ragged(row, cells) == null) {
        open.entrySet()
            .removeIf(each -> isSettled(each.getKey(), each.getValue(), cells, row, cutter));
      }
    }
  }

  private static boolean isSettled(
      int at, Column column, String[] cells, RawRow row, Cells cutter) {
    BigDecimal number = number(cells[at]);
    if (number == null || number.signum() == 0) {
      return false;
    }
    if (Numerals.halfWidth(cells[at]).strip().endsWith("%")) {
      return true;
    }
    column.take(number, cells[at], () -> place(cutter.cell(row.line(), at), row));
    return column.isSettled();
  }

  private static String place(String cell, RawRow row) {
    return cell.isEmpty() ? "line " + row.line() : cell;
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
        (at, column) -> {
          if (column.isOfFractions()) {
            problems.add(problem(at, column));
          }
        });
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  private Problem problem(int at, Column column) {
    String title = headings.titles().get(at).replaceAll("\\s+", " ");
    String more = column.larger > column.firstLarger.size() ? ", …" : "";
    String larger = String.join(", ", column.firstLarger) + more;
    return new Problem(
        headings.where(at),
        new Text(
            "“"
                + title
                + "”列以 % 为单位，除 0 "
                + (larger.isEmpty() ? "" : "和 " + larger + " ")
                + "外全在 1 以内，像是小数",
            "column “"
                + title
                + "” is in %, and all its values other than 0 "
                + (larger.isEmpty() ? "" : "and " + larger + " ")
                + "lie within 1, as fractions do"),
        column.first,
        new Text(
            "列名写明单位：小数写“" + title + "(小数)”，百分数写“" + title + "(%)”",
            "a heading with the unit: “"
                + title
                + " (fraction)” if 1 is the whole, “"
                + title
                + " (%)” if 100 is"));
  }
}
