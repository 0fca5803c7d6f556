package org.shouxin.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.shouxin.csv.TableFile;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * How the columns of a file fill tables.
 *
 * @param name of the mapping file, for problems; that of the file itself without one
 * @param valueFormat how the file writes days, numbers, yes and no
 * @param targets in an order in which they can be loaded
 */
record Mapping(String name, ValueFormat valueFormat, List<Target> targets) {

  /**
   * The mapping of a file whose headings are a table's columns, by name or Chinese name.
   *
   * @throws RefusedException naming every heading that is not a column, every duplicate, and every
   *     missing required column
   */
  static Mapping plain(ImportTable table, TableFile file) throws RefusedException {
    List<Problem> problems = new ArrayList<>();
    List<Assignment> assignments = new ArrayList<>();
    Set<String> near = new HashSet<>();
    for (String heading : file.headings()) {
      Optional<ImportColumn> column = table.meant(heading);
      if (column.isEmpty() && !heading.isBlank()) {
        problems.add(unknown(file.headingPlace(), table, heading));
        near(table, heading).flatMap(table::meant).map(ImportColumn::name).ifPresent(near::add);
      } else if (column.isPresent()) {
        String name = column.get().name();
        if (assignments.stream().anyMatch(known -> known.column().equals(name))) {
          problems.add(twice(file.headingPlace(), heading));
        }
        assignments.add(
            new Assignment(
                name,
                0,
                List.of(new Assignment.Part(true, heading)),
                null,
                List.of(),
                Map.of(),
                Assignment.Merge.SAME));
      }
    }
    problems.addAll(
        missing(file.headingPlace(), table, assignments, column -> !near.contains(column.name())));
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
    Target target = new Target(table, false, List.of(), assignments);
    return new Mapping(file.name(), ValueFormat.usual(), List.of(target));
  }

  private static Problem unknown(String where, ImportTable table, String heading) {
    String labels = String.join("、", table.columns().stream().map(ImportColumn::label).toList());
    String names = String.join(", ", table.columns().stream().map(ImportColumn::name).toList());
    Optional<String> near = near(table, heading);
    return new Problem(
        where,
        new Text(
            "表 " + table.name() + "（" + table.label() + "）没有这一列",
            "table " + table.name() + " has no such column"),
        heading,
        new Text(
            labels + near.map(name -> "（是否指 " + name + "？）").orElse(""),
            names + near.map(name -> " (did you mean " + name + "?)").orElse("")));
  }

  /** The name of a column that a heading may have meant: the closest, or one that it contains. */
  private static Optional<String> near(ImportTable table, String heading) {
    String key = Dictionary.key(heading);
    List<String> known = table.columns().stream().flatMap(c -> c.headings().stream()).toList();
    return Nearest.to(heading, known)
        .or(() -> known.stream().filter(name -> key.contains(Dictionary.key(name))).findFirst());
  }

  private static Problem twice(String where, String heading) {
    return new Problem(where, new Text("两个列名指同一列", "two headings mean the same column"), heading);
  }

  /** The required columns that are missing. */
  static List<Problem> missing(String where, ImportTable table, List<Assignment> assignments) {
    return missing(where, table, assignments, column -> true);
  }

  private static List<Problem> missing(
      String where,
      ImportTable table,
      List<Assignment> assignments,
      Predicate<ImportColumn> among) {
    return table.columns().stream()
        .filter(among)
        .filter(ImportColumn::required)
        .filter(c -> assignments.stream().noneMatch(a -> a.column().equals(c.name())))
        .map(
            column ->
                new Problem(
                    where,
                    new Text(
                        "缺少必填列 " + column.name(),
                        "the required column " + column.name() + " is missing"),
                    "",
                    Text.same(String.join(", ", column.headings()))))
        .toList();
  }

  /** The index of a heading in a file; -1 if missing, -2 if duplicate. */
  static int place(String heading, List<String> headings) {
    String wanted = Dictionary.key(heading);
    int place = -1;
    for (int i = 0; i < headings.size(); i++) {
      if (Dictionary.key(headings.get(i)).equals(wanted)) {
        if (headings.get(i).equals(heading)
            && headings.indexOf(heading) == headings.lastIndexOf(heading)) {
          return i;
        }
        place = place == -1 ? i : -2;
      }
    }
    return place;
  }
}
