package org.shouxin.imports;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.csv.CsvFile;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** Matches a mapping with the headings of a file. */
final class Binding {

  private Binding() {}

  /**
   * Finds the cells that a mapping names.
   *
   * @throws RefusedException naming every heading that the file does not have, or has twice
   */
  static List<BoundTarget> of(Mapping mapping, CsvFile file) throws RefusedException {
    List<Problem> problems = new ArrayList<>();
    for (Target target : mapping.targets()) {
      target.only().forEach(c -> check(c.heading(), mapping, 0, file, problems));
      for (Assignment how : target.assignments()) {
        how.when().forEach(c -> check(c.heading(), mapping, how.line(), file, problems));
        List<Assignment.Part> parts = new ArrayList<>(how.parts());
        Assignment.Part otherwise = how.otherwise();
        if (otherwise != null) {
          parts.add(otherwise);
        }
        parts.stream()
            .filter(Assignment.Part::heading)
            .forEach(part -> check(part.text(), mapping, how.line(), file, problems));
      }
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
    ValueFormat valueFormat = mapping.valueFormat().again();
    return mapping.targets().stream()
        .map(target -> new BoundTarget(target, valueFormat, file))
        .toList();
  }

  private static void check(
      String heading, Mapping mapping, int line, CsvFile file, List<Problem> problems) {
    int place = Mapping.place(heading, file.headings());
    if (place < 0) {
      Text what =
          place == -1
              ? new Text(
                  "文件 " + file.name() + " 没有这一列", file.name() + " has no column with this heading")
              : new Text(
                  "文件 " + file.name() + " 有两列都是这个列名",
                  file.name() + " has two columns with this heading");
      problems.add(
          new Problem(
              line == 0 ? mapping.name() : mapping.name() + " line " + line,
              what,
              heading,
              Nearest.suggestion(heading, file.headings())));
    }
  }
}
