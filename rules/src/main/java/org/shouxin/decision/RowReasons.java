package org.shouxin.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.engine.RowNumbers;
import org.shouxin.policy.Band;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Ungraded;
import org.shouxin.problem.Text;

/** The reason text of each row of a policy. Immutable. */
final class RowReasons {

  private final @Nullable Reason[] byNumber;
  private final Reason[] lowest;

  RowReasons(Policy policy, RowNumbers rows) {
    this.byNumber = new Reason[rows.size()];
    for (int i = 0; i < policy.admission().size(); i++) {
      Criterion criterion = policy.admission().get(i);
      byNumber[rows.failed(i)] = new Reason(criterion.row(), criterion.reason());
      byNumber[rows.unproven(i)] = new Reason(criterion.row(), unproven(criterion));
    }
    for (int i = 0; i < policy.indicators().size(); i++) {
      Indicator indicator = policy.indicators().get(i);
      byNumber[rows.unscored(i)] = new Reason(indicator.row(), unscored(indicator));
    }
    List<Band> scorecard = policy.scorecard();
    this.lowest = new Reason[scorecard.size()];
    for (int i = 0; i < lowest.length; i++) {
      Band band = scorecard.get(i);
      byNumber[rows.band(i)] = new Reason(band.row(), band.reason());
      lowest[i] = new Reason(band.row(), lowest(band));
    }
    for (int i = 0; i < policy.downgrades().size(); i++) {
      Downgrade downgrade = policy.downgrades().get(i);
      byNumber[rows.downgrade(i)] = new Reason(downgrade.row(), downgrade.reason());
    }
    for (int i = 0; i < policy.ungraded().size(); i++) {
      Ungraded row = policy.ungraded().get(i);
      byNumber[rows.ungraded(i)] = new Reason(row.row(), row.reason());
    }
    for (int i = 0; i < policy.sanctions().size(); i++) {
      Sanction sanction = policy.sanctions().get(i);
      byNumber[rows.sanction(i)] = new Reason(sanction.row(), sanction.reason());
    }
  }

  private static Text unproven(Criterion criterion) {
    Text name = criterion.name();
    return new Text("缺少证据：" + name.zh(), "Evidence missing: " + name.en());
  }

  private static Text unscored(Indicator indicator) {
    Text label = indicator.fact().label();
    boolean out = Trace.leavesOut(indicator);
    return new Text(
        "缺少" + label.zh() + (out ? "，该指标剔除" : "，记零分"),
        label.en() + (out ? " missing: indicator left out" : " missing: zero points"));
  }

  private static Text lowest(Band band) {
    Text label = band.indicator().fact().label();
    return new Text(
        "缺少" + label.zh() + "，按最低档：" + band.reason().zh(),
        label.en() + " missing, lowest row: " + band.reason().en());
  }

  /** The reason of the row with this number. */
  Reason reason(int number) {
    Reason reason = byNumber[number];
    if (reason == null) {
      throw new IllegalArgumentException("no reason for row " + number);
    }
    return reason;
  }

  /** The reason of a scorecard row that is used for a missing fact. */
  Reason lowest(int band) {
    return lowest[band];
  }
}
