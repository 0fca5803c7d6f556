package org.shouxin.trials;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.shouxin.csv.Cells;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.TableFile;
import org.shouxin.facts.Days;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * A file of expectations: a line of names, then a line for each customer or order.
 *
 * @param name of the file
 * @param names in the order of the columns
 * @param rows every line
 * @param results whether it is a {@code results.csv}, which leaves undecided customers out
 */
record ExpectationFile(String name, List<String> names, List<Row> rows, boolean results) {

  /** A line of the file, its cells by name. */
  record Row(long line, Map<String, String> cells) {

    String cell(String name) {
      return cells.getOrDefault(name, "");
    }
  }

  /** The day in a customer's column {@code as_of}, else the given one. */
  LocalDate day(String customer, LocalDate otherwise) throws RefusedException {
    for (Row row : rows) {
      if (row.cell("customer").equals(customer) && !row.cell("as_of").isEmpty()) {
        try {
          return Days.read(row.cell("as_of"));
        } catch (Unreadable unreadable) {
          throw new RefusedException(
              name + " line " + row.line() + ", column as_of",
              unreadable.what(),
              row.cell("as_of"),
              unreadable.allowed());
        }
      }
    }
    return otherwise;
  }

  /**
   * Reads a file in UTF-8.
   *
   * @throws RefusedException if it cannot be read, or a line has more or fewer cells than names
   */
  static ExpectationFile read(Path file) throws RefusedException {
    String name = String.valueOf(file.getFileName());
    List<Row> rows = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<String> names;
    try (TableFile csv = TableFile.open(file, heading -> true)) {
      names = csv.headings().stream().map(String::strip).toList();
      Cells cutter = csv.cells();
      for (RawRow raw = csv.next(); raw != null; raw = csv.next()) {
        RawRow row = cutter.cut(raw);
        String[] cells = row.cells();
        String where = name + " line " + row.line();
        if (cells == null) {
          problems.add(new Problem(where, fault(row), row.text(), Text.same("CSV, UTF-8")));
        } else if (cells.length == names.size()) {
          rows.add(row(row.line(), names, cells));
        } else {
          problems.add(ragged(where, cells.length, names.size()));
        }
      }
    } catch (IOException fault) {
      throw new RefusedException(
          file.toString(),
          new Text("无法读取", "cannot be read"),
          String.valueOf(fault.getMessage()),
          Text.same("CSV, UTF-8"));
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
    return ResultHeadings.are(names)
        ? ofResults(name, names, rows)
        : new ExpectationFile(name, names, rows, false);
  }

  private static ExpectationFile ofResults(String name, List<String> headings, List<Row> lines) {
    List<String> names =
        headings.stream().map(ResultHeadings::name).filter(each -> !each.isEmpty()).toList();
    List<Row> rows = new ArrayList<>();
    for (Row line : lines) {
      Map<String, String> cells = new LinkedHashMap<>();
      line.cells()
          .forEach(
              (heading, cell) -> {
                if (!ResultHeadings.name(heading).isEmpty()) {
                  cells.put(ResultHeadings.name(heading), cell);
                }
              });
      rows.add(new Row(line.line(), cells));
    }
    return new ExpectationFile(name, names, rows, true);
  }

  private static Text fault(RawRow row) {
    return Objects.requireNonNull(row.fault());
  }

  private static Row row(long line, List<String> names, String[] cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      row.put(names.get(i), cells[i].strip());
    }
    return new Row(line, row);
  }

  private static Problem ragged(String where, int found, int names) {
    return new Problem(
        where,
        new Text("单元格数与标题行不同", "the number of cells differs from the number of headings"),
        String.valueOf(found),
        Text.same(String.valueOf(names)));
  }
}
