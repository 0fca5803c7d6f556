package org.shouxin.policy.compiler;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;

/** Reads the declared handling of a missing fact. */
final class FactMissing {

  private static final Set<String> SCORING = Set.of("zero_points", "lowest_row", "leave_out");

  private FactMissing() {}

  /** The declared handling; one that the type does not allow is reported. */
  static WhenMissing answer(RowReader row, String name, FactType type) {
    String code = row.choice("when_missing", Sheets.MISSING_ANSWERS);
    if (name.equals(Fact.CUSTOMER)
        && (type != FactType.TEXT || (code != null && !code.equals("refuse")))) {
      row.problem(
          type != FactType.TEXT ? "type" : "when_missing",
          new Text(
              "客户代码是文字，缺失时不评级", "the customer's code is a text, and without it nothing is graded"),
          new Text("文字、不评级", "text, refuse to grade"));
    } else if (type == FactType.TEXT && code != null && SCORING.contains(code)) {
      row.problem(
          "when_missing",
          new Text("文字不参与评分", "a text cannot be scored"),
          new Text(
              "不评级、不适用该行、按假定值", "refuse to grade, rows do not apply, assume the value beside"));
    }
    if ("derived".equals(code) && (type == FactType.TEXT || type == FactType.DATE)) {
      row.problem(
          "when_missing",
          new Text("文字和日期不能由表推算", "texts and dates cannot be derived"),
          new Text("数字、选项、是否", "numbers, choices, yes/no"));
    }
    return code == null ? WhenMissing.REFUSE : WhenMissing.valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** The assumed value, null for none; a superfluous or missing value is reported. */
  static @Nullable Object assumed(Compilation compilation, RowReader row, Fact fact) {
    boolean asked = fact.whenMissing() == WhenMissing.ASSUME;
    if (asked == row.empty("assumed")) {
      row.problem(
          "assumed",
          asked
              ? new Text("缺少假定值", "the assumed value is missing")
              : new Text("只有“按假定值”才填假定值", "only with: assume the value beside"),
          asked ? new Text("一个允许的值", "an allowed value") : new Text("留空", "empty"));
      compilation.breaks(fact.name());
      return null;
    }
    if (!asked) {
      return null;
    }
    try {
      Object value = ValueReader.read(fact, row.raw("assumed"));
      if (value == null) {
        row.problem(
            "assumed",
            new Text("缺少假定值", "the assumed value is missing"),
            new Text("一个允许的值", "an allowed value"));
        compilation.breaks(fact.name());
        return null;
      }
      row.canonical("assumed", CasesSheet.canonical(value));
      return value;
    } catch (Unreadable unreadable) {
      row.problem("assumed", unreadable);
      compilation.breaks(fact.name());
      return null;
    }
  }
}
