package org.shouxin.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.shouxin.csv.RowFault;
import org.shouxin.problem.Problem;

/**
 * What is wrong with one row or several in the same way: the same column, reason and advice.
 *
 * @param faults of the first rows, at least one
 * @param rows how many there are
 */
public record RowCause(List<RowFault> faults, long rows) {

  /** Rows that are named. */
  static final int MOST = 10;

  private static final int MOST_VALUES = 3;

  /** One problem of a file that names the rows and a few values. */
  public Problem problem(String file) {
    RowFault first = faults.get(0);
    if (rows == 1) {
      return first.problem(file);
    }
    String lines =
        faults.stream().map(RowFault::line).map(String::valueOf).collect(Collectors.joining(", "));
    String more = rows > faults.size() ? ", … (" + rows + ")" : "";
    String cell = first.cell().isEmpty() ? "" : " (" + first.cell().replaceAll("[0-9]+$", "") + ")";
    String column = first.column().isEmpty() ? "" : ", column " + first.column() + cell;
    List<String> values = new ArrayList<>(faults.stream().map(RowFault::value).distinct().toList());
    if (values.size() > MOST_VALUES) {
      values.subList(MOST_VALUES, values.size()).clear();
      values.add("…");
    }
    return new Problem(
        file + " lines " + lines + more + column,
        first.what(),
        String.join(", ", values),
        first.allowed());
  }
}
