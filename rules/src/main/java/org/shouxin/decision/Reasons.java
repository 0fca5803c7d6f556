package org.shouxin.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.engine.Outcome;
import org.shouxin.engine.RowNumbers;
import org.shouxin.facts.Codes;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Band;
import org.shouxin.policy.LimitChange;
import org.shouxin.policy.Policy;

/** The reasons of a decision, the most severe first; policy order within each group. */
final class Reasons {

  private record Lost(BigDecimal points, Reason reason) {}

  private final Trace trace;
  private final RowReasons rowReasons;
  private final Outcome outcome;
  private final RowNumbers rows;
  private final Policy policy;
  private final List<Reason> reasons = new ArrayList<>(32);

  Reasons(Trace trace, RowReasons rowReasons) {
    this.trace = trace;
    this.rowReasons = rowReasons;
    this.outcome = trace.outcome();
    this.rows = trace.rows();
    this.policy = trace.policy();
  }

  List<Reason> all() {
    addHits(rows.sanction(0), policy.sanctions().size());
    addHits(rows.ungraded(0), policy.ungraded().size());
    addFailed(true);
    addFailed(false);
    for (int i = 0; i < policy.admission().size(); i++) {
      addIfHit(rows.unproven(i));
    }
    addHits(rows.downgrade(0), policy.downgrades().size());
    trace.movements().forEach(row -> reasons.add(new Reason(row.row(), row.reason())));
    for (Outcome.Changed changed : outcome.changes()) {
      if (changed.before().compareTo(changed.after()) != 0) {
        LimitChange change = policy.limits().get(changed.row());
        reasons.add(new Reason(change.row(), change.reason()));
      }
    }
    if (outcome.score(0) != null) {
      addIndicators();
    }
    return Collections.unmodifiableList(reasons);
  }

  private void addFailed(boolean refusing) {
    for (int i = 0; i < policy.admission().size(); i++) {
      if (policy.admission().get(i).refuses() == refusing) {
        addIfHit(rows.failed(i));
      }
    }
  }

  private void addIfHit(int number) {
    if (outcome.isHit(number)) {
      reasons.add(rowReasons.reason(number));
    }
  }

  private void addHits(int first, int count) {
    int end = first + count;
    for (int hit = outcome.nextHit(first, end); hit >= 0; hit = outcome.nextHit(hit + 1, end)) {
      reasons.add(rowReasons.reason(hit));
    }
  }

  private void addIndicators() {
    List<Lost> losses = new ArrayList<>();
    List<Reason> leftOut = new ArrayList<>();
    int[] bands = trace.bands();
    for (int i = 0; i < bands.length; i++) {
      int band = bands[i];
      if (!policy.indicators().get(i).assessment().equals(Assessment.CREDIT)) {
        continue;
      }
      if (band != Trace.NO_BAND) {
        Band scored = policy.scorecard().get(band);
        BigDecimal lost = scored.indicator().lost(scored.points(outcome));
        if (lost.signum() > 0) {
          losses.add(new Lost(lost, reason(band)));
        }
      } else if (Trace.leavesOut(policy.indicators().get(i))) {
        leftOut.add(rowReasons.reason(rows.unscored(i)));
      } else {
        BigDecimal lost = policy.indicators().get(i).lost(BigDecimal.ZERO);
        if (lost.signum() > 0) {
          losses.add(new Lost(lost, rowReasons.reason(rows.unscored(i))));
        }
      }
    }
    losses.sort(Comparator.comparing(Lost::points).reversed());
    losses.forEach(loss -> reasons.add(loss.reason()));
    reasons.addAll(leftOut);
  }

  private Reason reason(int row) {
    Band band = policy.scorecard().get(row);
    boolean standsIn =
        trace.lowestForMissing(band.indicator().fact())
            && !band.condition().ranges().contains(Codes.MISSING);
    return standsIn ? rowReasons.lowest(row) : rowReasons.reason(rows.band(row));
  }
}
