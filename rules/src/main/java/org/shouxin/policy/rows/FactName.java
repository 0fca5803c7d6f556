package org.shouxin.policy.rows;

import java.util.Set;
import java.util.regex.Pattern;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.condition.ConditionParser;
import org.shouxin.policy.formula.FormulaParser;
import org.shouxin.problem.Text;

/** Valid names of facts: names that Excel and formulas can use too. */
public final class FactName {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern CELL =
      Pattern.compile("[a-z]{1,3}[0-9]+|r[0-9]*(?:c[0-9]*)?|c[0-9]*");

  private static final Set<String> EXCEL = Set.of("true", "false");

  private FactName() {}

  /**
   * Reports problems of a name.
   *
   * @param conclusions names of the policy's conclusions
   */
  public static void check(RowReader row, String name, Set<String> conclusions) {
    if (!NAME.matcher(name).matches()) {
      row.problem(
          "name",
          new Text("事实名写法有误", "invalid fact name"),
          new Text(
              "小写字母开头，只含小写字母、数字、_，最多 40 个",
              "lower-case letters, digits and underscores, a letter first; at most 40"));
    } else if (conclusions.contains(name)
        || name.equals(Conclusions.STAGE)
        || EXCEL.contains(name)
        || Placeholders.WORDS.contains(name)
        || FormulaParser.isReserved(name)
        || Sheets.CASES.column(name).isPresent()
        || ConditionParser.WORDS.contains(name)) {
      row.problem("name", new Text("这个名称是保留字", "the name is reserved"), Text.NONE);
    } else if (CELL.matcher(name).matches()) {
      row.problem(
          "name",
          new Text("这个名称像 Excel 单元格", "the name looks like an Excel cell"),
          new Text("例如 " + name + "_value", "for example " + name + "_value"));
    }
  }
}
