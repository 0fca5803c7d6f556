package org.shouxin.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.BookText;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.SheetSchema;

/** The rows of a random policy, as the text rendering of a workbook. */
final class RandomBook {

  private final Map<SheetSchema, StringBuilder> sheets = new LinkedHashMap<>();
  private final StringBuilder tables = new StringBuilder();

  /**
   * Adds a row. Texts that the sheet asks for and the row does not give say what they are.
   *
   * @param cells column keys and values in turn; an empty value leaves the cell empty
   */
  void row(SheetSchema sheet, String id, String... cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (Column column : sheet.columns()) {
      if (column.required() && column.kind() == Column.Kind.TEXT) {
        row.put(column.key(), id + " " + column.key().replaceAll("_(zh|en)$", ""));
      }
    }
    for (int i = 0; i < cells.length; i += 2) {
      row.put(cells[i], cells[i + 1]);
    }
    row.remove(sheet.columns().get(0).key());
    StringBuilder text = sheets.computeIfAbsent(sheet, s -> new StringBuilder());
    text.append('[').append(id).append("]\n");
    row.forEach((key, value) -> text.append(value.isEmpty() ? "" : key + ": " + value + "\n"));
    text.append('\n');
  }

  /**
   * Adds a look-up table.
   *
   * @param corner what its first heading says
   * @param cells the rows by their condition, each with its numbers by heading
   */
  void table(String name, String corner, Map<String, Map<String, String>> cells) {
    tables.append("== 查表 ").append(name).append(" ==\n\n");
    cells.forEach(
        (when, row) -> {
          tables.append('[').append(when).append("]\nby: ").append(corner.replace("\\", "\\\\"));
          row.forEach(
              (heading, value) ->
                  tables
                      .append('\n')
                      .append(heading.replaceAll("([\\[=:#])", "\\\\$1"))
                      .append(": ")
                      .append(value));
          tables.append("\n\n");
        });
  }

  String text() {
    StringBuilder text = new StringBuilder("# shouxin policy text 1\n\n");
    for (SheetSchema sheet : Sheets.ALL) {
      StringBuilder rows = sheets.get(sheet);
      if (rows != null) {
        String heading = sheet.title().zh() + " " + sheet.title().en();
        text.append("== ").append(heading).append(" ==\n\n").append(rows);
      }
    }
    return text.append(tables).toString();
  }

  /** The policy; none if a table has too many combinations to be checked. */
  Optional<Policy> compiled() {
    try {
      return Optional.of(PolicyCompiler.compile(BookText.read(text(), Sheets.ALL)));
    } catch (RefusedException refused) {
      if (refused.problems().stream().allMatch(p -> p.what().en().startsWith("too many comb"))) {
        return Optional.empty();
      }
      StringBuilder problems = new StringBuilder();
      refused
          .problems()
          .forEach(p -> problems.append(p.in(org.shouxin.problem.Language.EN)).append('\n'));
      throw new IllegalStateException(problems + text(), refused);
    }
  }
}
