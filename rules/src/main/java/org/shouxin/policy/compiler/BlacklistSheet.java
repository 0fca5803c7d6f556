package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.Standing;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowConditions;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;

/** Compiles the blacklist (R23–R26). */
final class BlacklistSheet {

  private BlacklistSheet() {}

  /**
   * @param asked facts and conclusions known after scoring
   * @param codes options with the standings' names
   */
  static List<Sanction> compile(
      Compilation compilation, Dictionary asked, Fact codes, List<Standing> standings) {
    List<Sanction> sanctions = new ArrayList<>();
    for (RowReader row : compilation.rows(Sheets.BLACKLIST)) {
      List<Condition> when = RowConditions.of(compilation, row, asked).when();
      String code =
          DowngradesSheet.reference(row, "standing", codes, new Text("没有这个状态", "no such standing"));
      for (Standing standing : standings) {
        if (!standing.code().equals(code)) {
          continue;
        }
        if (standing.severity() == 0) {
          row.problem(
              "standing",
              new Text("黑名单不能给出正常状态", "a blacklist row cannot give the normal standing"),
              new Text("严重程度大于 0 的状态", "a standing of severity above 0"));
        }
        sanctions.add(
            new Sanction(row.ref(), when, standing, row.texts("reason"), row.raw("source")));
      }
    }
    return sanctions;
  }
}
