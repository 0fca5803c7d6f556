package org.shouxin.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.policy.Identity;
import org.shouxin.policy.LimitChange;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/** Changes of the limit (R20, R25): rules say which rows apply, then they apply in their order. */
public final class Limiting extends Stage {
  private final List<Integer> applying = new ArrayList<>();

  private Limiting(Outcome outcome) {
    super(outcome);
  }

  /** This stage, or what follows in a policy that changes no limit. */
  static @Nullable Stage or(Outcome outcome) {
    return outcome.layout().policy().limits().isEmpty()
        ? Concluding.or(outcome)
        : new Limiting(outcome);
  }

  /** A limit must be a number that can be recorded; stops the outcome otherwise. */
  static boolean fits(Outcome outcome, RowRef row, BigDecimal limit) {
    if (limit.compareTo(Codes.LARGEST) <= 0) {
      return true;
    }
    outcome.troubled(
        new Problem(
            row.place(),
            new Text("额度过大", "the limit is too large"),
            limit.toPlainString(),
            Text.same("≤ " + Codes.LARGEST.toPlainString())));
    return false;
  }

  @Override
  @Nullable Stage next() {
    List<LimitChange> changes = layout().policy().limits();
    applying.sort(null);
    for (int row : applying) {
      LimitChange change = changes.get(row);
      Identity identity = layout().policy().identity();
      BigDecimal limit =
          change
              .limit()
              .evaluate(outcome(), identity.limitUnit(), identity.limitRounding())
              .max(BigDecimal.ZERO);
      if (!fits(outcome(), change.row(), limit)) {
        return null;
      }
      outcome().change(row, limit);
      endBy(change);
    }
    return Concluding.or(outcome());
  }

  private void endBy(LimitChange change) {
    if (change.until() == null) {
      return;
    }
    long until = outcome().code(change.until());
    int slot = layout().slot(Conclusion.VALID_UNTIL);
    if (until != Codes.MISSING && (missing(slot) || until < outcome().codes()[slot])) {
      conclude(slot, until);
    }
  }

  /** Lets a row apply. */
  public void apply(int row) {
    applying.add(layout().rows().limitOf(row));
  }
}
