package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shouxin.facts.Dictionary;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.Ungraded;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowConditions;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;

/** Compiles when customers are left ungraded. */
final class UngradedSheet {

  private UngradedSheet() {}

  /**
   * @param asked what is known before scoring
   * @param assessments with their scales
   */
  static List<Ungraded> compile(
      Compilation compilation, Dictionary asked, List<Assessment> assessments) {
    List<Ungraded> ungraded = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (RowReader row : compilation.rows(Sheets.UNGRADED)) {
      String id = AssessmentsSheet.of(compilation, row);
      List<Condition> when = RowConditions.of(compilation, row, asked).when();
      if (id == null) {
        continue;
      }
      used.add(id);
      for (Assessment assessment : assessments) {
        if (assessment.id().equals(id)
            && assessment.ungraded() < 0
            && !assessment.grades().isEmpty()) {
          row.problem(
              "assessment",
              new Text("它的等级里没有“不评级”", "its scale has no grade for the ungraded"),
              new Text(
                  "等级表中加一行没有得分区间的等级，排最后",
                  "a last row of the grades sheet without an interval of scores"));
        }
      }
      ungraded.add(new Ungraded(row.ref(), id, when, row.texts("reason"), row.raw("source")));
    }
    for (Assessment assessment : assessments) {
      if (assessment.ungraded() >= 0 && !used.contains(assessment.id())) {
        Grade grade = assessment.grades().get(assessment.ungraded());
        compilation
            .problems()
            .add(
                grade.row().place(),
                new Text(
                    "这个等级没有得分区间，不评级表也没有行给出它",
                    "the grade has no scores, and no row of the ungraded sheet gives it"),
                grade.code(),
                new Text("得分区间，或不评级表中的行", "scores, or a row of the ungraded sheet"));
      }
    }
    return ungraded;
  }
}
