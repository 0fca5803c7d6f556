package org.shouxin.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shouxin.oracle.OracleScoring.Scored;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.Text;

/** Why it came out as it did, the gravest first. */
final class OracleReasons {

  /** A reason and the row that says so. */
  record Said(RowRef row, Text text) {}

  private final List<Said> all = new ArrayList<>();

  OracleReasons(
      Policy policy,
      OracleAdmission admission,
      OracleScoring scoring,
      OracleGrading grading,
      OracleTerms terms) {
    grading.sanctions().forEach(row -> say(row.row(), row.reason()));
    scoring.ungraded().forEach(row -> say(row.row(), row.reason()));
    admission.of("FAILED").forEach(row -> say(row.row(), row.reason()));
    admission.of("CONDITION").forEach(row -> say(row.row(), row.reason()));
    for (var row : admission.of("MISSING")) {
      say(row.row(), text("缺少证据：" + row.name().zh(), "Evidence missing: " + row.name().en()));
    }
    grading.downgrades().forEach(row -> say(row.row(), row.reason()));
    grading.movements().forEach(row -> say(row.row(), row.reason()));
    terms.steps().stream()
        .filter(step -> step.before().compareTo(step.after()) != 0)
        .forEach(step -> say(step.change().row(), step.change().reason()));
    List<Scored> scored = scoring.scored(policy.assessments().get(0));
    scored.stream()
        .filter(each -> each.points() != null && each.lost().signum() > 0)
        .sorted(Comparator.comparing(Scored::lost).reversed())
        .forEach(this::say);
    scored.stream().filter(each -> each.points() == null).forEach(this::say);
  }

  List<Said> all() {
    return all;
  }

  /** The rows of the reasons. */
  List<String> rows() {
    return all.stream().map(said -> said.row().name()).toList();
  }

  private void say(RowRef row, Text text) {
    all.add(new Said(row, text));
  }

  private void say(Scored each) {
    Indicator indicator = each.indicator();
    Text label = indicator.fact().label();
    if (each.band() == null) {
      boolean out = each.points() == null;
      say(
          indicator.row(),
          text(
              "缺少" + label.zh() + (out ? "，该指标剔除" : "，记零分"),
              label.en() + (out ? " missing: indicator left out" : " missing: zero points")));
      return;
    }
    Text reason = each.band().reason();
    say(
        each.band().row(),
        each.standsIn()
            ? text(
                "缺少" + label.zh() + "，按最低档：" + reason.zh(),
                label.en() + " missing, lowest row: " + reason.en())
            : reason);
  }

  private static Text text(String zh, String en) {
    return new Text(zh, en);
  }
}
