package org.shouxin.reports;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.shouxin.problem.Text;

/**
 * Customers whose grade went down or up, and why (R14): a sheet of the summary, the largest falls
 * first.
 */
final class ChangesSheet {

  static final String SHEET = "升降Changes";

  private ChangesSheet() {}

  static void fill(SummaryRows rows, List<GradeChange> changes, String currency) {
    rows.widths(16, 34, 16, 16, 16, 76);
    rows.title("等级升降  Grades that changed");
    rows.fact("降级 Down", count(changes, change -> change.steps() < 0));
    rows.fact("升级 Up", count(changes, change -> change.steps() > 0));
    rows.fact("首次评级 First grade", count(changes, GradeChange::first));
    rows.blank();
    rows.heading(
        "客户代码\nCustomer",
        "客户名称\nName",
        "等级\nGrade",
        "原额度" + currency + "\nLimit before",
        "现额度" + currency + "\nLimit",
        "原因\nWhy");
    changes.stream()
        .filter(change -> !change.first())
        .sorted(Comparator.comparingInt(GradeChange::steps).thenComparing(GradeChange::customer))
        .forEach(
            change -> {
              rows.row(
                  change.customer(),
                  change.name(),
                  change.before() + " → " + change.grade(),
                  change.limitBefore() == null ? "" : change.limitBefore(),
                  change.limit());
              rows.wideText(5, 5, reasons(change.reasons()));
            });
    rows.printInPagesAcross();
  }

  private static String count(List<GradeChange> changes, Predicate<GradeChange> picked) {
    return Long.toString(changes.stream().filter(picked).count());
  }

  private static String reasons(List<Text> reasons) {
    return reasons.stream()
        .map(reason -> reason.zh() + " " + reason.en())
        .collect(Collectors.joining("\n"));
  }
}
