package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;
import org.shouxin.workbook.SheetSchema;

/** Compiles the assessments: the credit grade, and those declared in addition (R14, R15). */
final class AssessmentsSheet {

  private static final String ID = "[a-z][a-z0-9_]{0,29}";

  private AssessmentsSheet() {}

  /** Whether this is a valid name of an assessment. */
  static boolean usable(String id) {
    return id.matches(ID) && !id.equals(Assessment.CREDIT) && !id.startsWith(Conclusions.POINTS_OF);
  }

  /** The id of the assessment that a row belongs to; null when there is none, which is reported. */
  static @Nullable String of(Compilation compilation, RowReader row) {
    String id = Outline.assessment(compilation, row).orElse(null);
    if (id == null) {
      List<String> known =
          compilation.rows(Sheets.ASSESSMENTS).stream().map(RowReader::id).toList();
      row.problem(
          "assessment",
          new Text("没有这个考评", "no such assessment"),
          known.isEmpty()
              ? new Text("留空即信用等级", "empty for the credit grade")
              : Nearest.suggestion(row.raw("assessment"), known));
    } else {
      row.canonical("assessment", row.empty("assessment") ? "" : id);
    }
    return id;
  }

  /**
   * The assessments with their scales.
   *
   * @param grades of all scales, by assessment
   */
  static List<Assessment> compile(Compilation compilation, Map<String, List<Grade>> grades) {
    List<Assessment> assessments = new ArrayList<>();
    assessments.add(
        new Assessment(
            null,
            Assessment.CREDIT,
            Outline.CREDIT,
            grades.getOrDefault(Assessment.CREDIT, List.of())));
    Map<String, String> names = new HashMap<>();
    for (RowReader row : compilation.rows(Sheets.ASSESSMENTS)) {
      GradesSheet.checkNames(row, "id", row.id(), names);
      if (!usable(row.id())) {
        row.problem(
            "id",
            new Text("考评代号写法有误", "invalid assessment name"),
            new Text(
                "小写字母开头，只含小写字母、数字、_，最多 30 个；不是 credit，不以 points_ 开头",
                "lower-case letters, digits and underscores, a letter first, at most 30;"
                    + " neither credit nor beginning with points_"));
        continue;
      }
      if (row.id().isEmpty()) {
        continue;
      }
      require(compilation, row, Sheets.INDICATORS, new Text("没有指标", "it has no indicators"));
      require(compilation, row, Sheets.GRADES, new Text("没有等级", "it has no grades"));
      assessments.add(
          new Assessment(
              row.ref(), row.id(), row.texts("name"), grades.getOrDefault(row.id(), List.of())));
    }
    return assessments;
  }

  private static void require(
      Compilation compilation, RowReader row, SheetSchema sheet, Text lacking) {
    if (compilation.rows(sheet).stream()
        .noneMatch(r -> Outline.assessment(compilation, r).filter(row.id()::equals).isPresent())) {
      row.problem(
          "id",
          new Text("这项考评" + lacking.zh(), lacking.en()),
          new Text(
              sheet.title().zh() + "表中考评一列写 " + row.id() + " 的行",
              "rows of the sheet " + sheet.title().en() + " with the assessment " + row.id()));
    }
  }
}
