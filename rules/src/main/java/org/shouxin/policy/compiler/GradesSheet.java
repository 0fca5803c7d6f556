package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.OptionsCell;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.policy.rows.ScaleOrder;
import org.shouxin.problem.Text;

/** Compiles the grade scales (R13, R18): each is checked on its own. */
final class GradesSheet {

  private static final int MOST = 50;
  private static final int MOST_MONTHS = 120;

  private final Compilation compilation;
  private final Dictionary vocabulary;

  private GradesSheet(Compilation compilation, Dictionary vocabulary) {
    this.compilation = compilation;
    this.vocabulary = vocabulary;
  }

  /** The code of a grade: that of its own column, or else the row's id. */
  static String code(RowReader row) {
    return row.empty("code") ? row.id() : row.raw("code");
  }

  /**
   * Reports a code or name that another row already has, or that is a reserved word of conditions.
   */
  static void checkNames(RowReader row, String idKey, String code, Map<String, String> names) {
    check(row, idKey, idKey, code, names);
    check(row, idKey, "name_zh", row.raw("name_zh"), names);
    check(row, idKey, "name_en", row.raw("name_en"), names);
  }

  private static void check(
      RowReader row, String idKey, String key, String name, Map<String, String> names) {
    if (name.isEmpty()) {
      return;
    }
    String before = names.putIfAbsent(Dictionary.key(name), row.place(idKey));
    if (before != null && !before.equals(row.place(idKey))) {
      row.problem(
          key,
          new Text("名称重复，已见于 " + before, "the name is already used at " + before),
          new Text("大小写、空格、连字符不同仍算同名", "case, blanks and hyphens make no difference"));
    }
    if (OptionsCell.reserved(name)) {
      row.problem(
          key,
          new Text("“" + name + "”是条件的保留字", "\"" + name + "\" is a reserved word of conditions"),
          new Text("换一个名称", "another name"));
    }
  }

  /**
   * The grade that a cell names and that a score can earn; null when it is empty or there is none.
   *
   * @param ungraded code of the grade that no score earns, null for none
   */
  static @Nullable String graded(
      RowReader row, String key, Fact grades, @Nullable String ungraded) {
    String code = DowngradesSheet.reference(row, key, grades, new Text("没有这个等级", "no such grade"));
    if (code != null && code.equals(ungraded)) {
      row.problem(
          key,
          new Text("“不评级”不是降得到的等级", "a downgrade cannot end at the grade for the ungraded"),
          new Text("有得分区间的等级", "a grade with scores"));
      return null;
    }
    return code;
  }

  /**
   * The scales by assessment, each best first.
   *
   * @param vocabulary with the scores
   */
  static Map<String, List<Grade>> compile(Compilation compilation, Dictionary vocabulary) {
    return new GradesSheet(compilation, vocabulary).compile();
  }

  private Map<String, List<Grade>> compile() {
    Map<String, List<RowReader>> rows = new LinkedHashMap<>();
    rows.put(Assessment.CREDIT, new ArrayList<>());
    for (RowReader row : compilation.rows(Sheets.GRADES)) {
      String assessment = AssessmentsSheet.of(compilation, row);
      if (assessment != null) {
        rows.computeIfAbsent(assessment, a -> new ArrayList<>()).add(row);
      }
    }
    Map<String, List<Grade>> scales = new HashMap<>();
    rows.forEach((assessment, scale) -> scales.put(assessment, scale(assessment, scale)));
    if (scale(Assessment.CREDIT, rows).isEmpty() && !compilation.rows(Sheets.GRADES).isEmpty()) {
      compilation
          .problems()
          .add(
              Sheets.GRADES.tab(),
              new Text("信用等级没有等级", "the credit grade has no grades"),
              "",
              new Text("考评一列留空的行", "rows with an empty assessment"));
    }
    return scales;
  }

  private static List<RowReader> scale(String assessment, Map<String, List<RowReader>> rows) {
    return rows.getOrDefault(assessment, List.of());
  }

  private List<Grade> scale(String assessment, List<RowReader> rows) {
    if (rows.size() > MOST) {
      rows.get(MOST).problem("grade", new Text("等级过多", "too many grades"), Text.same("≤ " + MOST));
      return List.of();
    }
    Fact score =
        vocabulary
            .find(
                assessment.equals(Assessment.CREDIT)
                    ? Conclusions.SCORE
                    : assessment + Conclusions.SCORE_OF)
            .orElse(null);
    if (score == null) {
      return List.of();
    }
    List<Grade> grades = new ArrayList<>();
    ScaleOrder order = new ScaleOrder(compilation.problems(), rows.size());
    Map<String, String> names = new HashMap<>();
    for (RowReader row : rows) {
      checkNames(row, "grade", code(row), names);
      checkCode(row);
      Integer rank = row.integer("rank", 1, Math.max(1, rows.size()));
      Condition band = compilation.condition(row, "score", score, false, () -> rows);
      Integer months = row.integer("review_months", 0, MOST_MONTHS);
      order.add(row, rank, band);
      if (rank != null && months != null && (band != null || row.empty("score"))) {
        grades.add(
            new Grade(
                row.ref(),
                code(row),
                row.texts("name"),
                rank,
                band,
                row.texts("treatment"),
                months,
                row.raw("source")));
      }
    }
    order.check(score);
    grades.sort(Comparator.comparingInt(Grade::rank));
    return grades;
  }

  private static void checkCode(RowReader row) {
    if (!Compilation.isId(code(row)) && !row.empty("code")) {
      row.problem(
          "code",
          new Text("等级代码写法有误", "invalid grade code"),
          new Text(
              "字母、数字、-、.、_，最多 40 个", "letters, digits, hyphens, dots, underscores; at most 40"));
    } else if (code(row).equals(row.id())) {
      row.canonical("code", "");
    }
  }
}
