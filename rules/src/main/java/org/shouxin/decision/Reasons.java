package org.shouxin.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.shouxin.decision.Decision.CriterionResult;
import org.shouxin.decision.Decision.IndicatorPoints;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Band;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Sanction;
import org.shouxin.problem.Text;

/** Why a decision came out as it did, the gravest first; policy order within each group. */
final class Reasons {

  private record Lost(BigDecimal points, Reason reason) {}

  private Reasons() {}

  static List<Reason> of(Decision decision) {
    List<Reason> reasons = new ArrayList<>();
    for (Sanction sanction : decision.sanctions()) {
      reasons.add(new Reason(sanction.row(), sanction.reason()));
    }
    List<CriterionResult> criteria = decision.criteria();
    for (CriterionResult result : criteria) {
      if (result.verdict() == Verdict.FAILED) {
        reasons.add(new Reason(result.criterion().row(), result.criterion().reason()));
      }
    }
    for (CriterionResult result : criteria) {
      if (result.verdict() == Verdict.MISSING) {
        reasons.add(unproven(result.criterion()));
      }
    }
    for (Downgrade downgrade : decision.downgrades()) {
      reasons.add(new Reason(downgrade.row(), downgrade.reason()));
    }
    addIndicators(decision.points(), reasons);
    return Collections.unmodifiableList(reasons);
  }

  private static Reason unproven(Criterion criterion) {
    Text name = criterion.name();
    return new Reason(
        criterion.row(), new Text("缺少证据：" + name.zh(), "Evidence missing: " + name.en()));
  }

  private static void addIndicators(List<IndicatorPoints> points, List<Reason> reasons) {
    List<Lost> losses = new ArrayList<>();
    List<Reason> leftOut = new ArrayList<>();
    for (IndicatorPoints indicator : points) {
      BigDecimal lost = indicator.indicator().weight().subtract(indicator.points());
      if (indicator.leftOut()) {
        leftOut.add(missing(indicator, "，该指标剔除", ": indicator left out"));
      } else if (lost.signum() > 0) {
        losses.add(new Lost(lost, lost(indicator)));
      }
    }
    losses.sort(Comparator.comparing(Lost::points).reversed());
    losses.forEach(loss -> reasons.add(loss.reason()));
    reasons.addAll(leftOut);
  }

  private static Reason lost(IndicatorPoints points) {
    Band band = points.band();
    if (band == null) {
      return missing(points, "，记零分", ": zero points");
    }
    RowRef row = band.row();
    Text reason = band.reason();
    if (points.value() != null) {
      return new Reason(row, reason);
    }
    Text label = points.indicator().fact().label();
    return new Reason(
        row,
        new Text(
            "缺少" + label.zh() + "，按最低档：" + reason.zh(),
            label.en() + " missing, lowest row: " + reason.en()));
  }

  private static Reason missing(IndicatorPoints points, String zh, String en) {
    Fact fact = points.indicator().fact();
    return new Reason(
        points.indicator().row(),
        new Text("缺少" + fact.label().zh() + zh, fact.label().en() + " missing" + en));
  }
}
