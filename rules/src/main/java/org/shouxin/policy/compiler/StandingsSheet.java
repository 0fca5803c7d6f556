package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.Standing;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;

/** Compiles the standings that sanctions give (R23–R26). */
final class StandingsSheet {

  private static final int MOST = 50;
  private static final int SEVEREST = 1000;

  private StandingsSheet() {}

  /**
   * The standings, mildest first.
   *
   * @param grades options with the grades' names
   * @param ungraded code of the grade of those who are left ungraded, null for none
   */
  static List<Standing> compile(Compilation compilation, Fact grades, @Nullable String ungraded) {
    List<RowReader> rows = compilation.rows(Sheets.STANDINGS);
    if (rows.size() > MOST) {
      rows.get(MOST)
          .problem("standing", new Text("状态过多", "too many standings"), Text.same("≤ " + MOST));
      return List.of();
    }
    List<Standing> standings = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Map<Integer, String> severities = new HashMap<>();
    boolean whole = true;
    for (RowReader row : rows) {
      GradesSheet.checkNames(row, "standing", row.id(), names);
      Integer severity = row.integer("severity", 0, SEVEREST);
      String grade = GradesSheet.graded(row, "grade", grades, ungraded);
      if (severity == null) {
        whole = false;
        continue;
      }
      String before = severities.putIfAbsent(severity, row.place("severity"));
      if (before != null) {
        row.problem(
            "severity",
            new Text("严重程度重复，已见于 " + before, "the severity is already used at " + before),
            new Text("每个状态各不相同", "a different one for each standing"));
      }
      if (severity == 0 && grade != null) {
        row.problem(
            "grade",
            new Text("正常状态不能强制等级", "the normal standing forces no grade"),
            new Text("留空", "empty"));
      }
      standings.add(
          new Standing(
              row.ref(),
              row.id(),
              row.texts("name"),
              severity,
              grade,
              row.texts("lifted"),
              row.raw("source")));
    }
    if (whole && !rows.isEmpty() && !severities.containsKey(0)) {
      compilation
          .problems()
          .add(
              rows.get(0).place("severity"),
              new Text("没有严重程度为 0 的正常状态", "no standing has severity 0, the normal one"),
              "",
              new Text("恰好一个状态为 0", "exactly one standing with 0"));
    }
    standings.sort(Comparator.comparingInt(Standing::severity));
    return standings;
  }
}
