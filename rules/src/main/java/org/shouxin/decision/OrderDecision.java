package org.shouxin.decision;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decision.FactUsed;
import org.shouxin.engine.Outcome;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/** The outcome of an order (R27), with every check and its figures. Immutable. */
public final class OrderDecision implements OrderAnswer {

  /** The result of a check. */
  public enum Verdict {
    /** Its conditions are met and its outcome applies. */
    APPLIES,
    /** Its conditions are not met. */
    PASSED,
    /** A fact that it uses is missing, and no known fact rules it out. */
    UNKNOWN
  }

  /**
   * A check and its result.
   *
   * @param check the row
   * @param verdict its result
   * @param figures the facts that it uses
   * @param origins every fact from which the derived ones among them come, the nearest first
   * @param reason its reason with the facts filled in
   */
  public record CheckResult(
      OrderCheck check,
      Verdict verdict,
      List<FactUsed> figures,
      List<FactUsed> origins,
      Text reason) {}

  private final Outcome order;
  private final OrderCheck.Outcome outcome;
  private final List<CheckResult> checks;

  OrderDecision(Outcome order, OrderCheck.Outcome outcome, List<CheckResult> checks) {
    this.order = order;
    this.outcome = outcome;
    this.checks = checks;
  }

  @Override
  public Facts facts() {
    return order.facts();
  }

  @Override
  public LocalDate on() {
    return order.asOf();
  }

  @Override
  public Policy policy() {
    return order.layout().policy();
  }

  /** The outcome of the order. */
  public OrderCheck.Outcome outcome() {
    return outcome;
  }

  /** Every check, in the order of the sheet. */
  public List<CheckResult> checks() {
    return checks;
  }

  /** The rows that apply, in the order of the sheet. */
  public List<RowRef> applying() {
    return checks.stream()
        .filter(check -> check.verdict() == Verdict.APPLIES)
        .map(check -> check.check().row())
        .toList();
  }

  /** The value of a fact or conclusion, supplied, assumed or derived; null when missing. */
  public @Nullable Object value(Fact fact) {
    return order.value(fact);
  }

  /** Every row that was hit. */
  public List<RowRef> rows() {
    return new Trace(order).rowsHit();
  }

  /** The code of a fact of the vocabulary as the rules saw it; a date's in days from the day. */
  public long code(Fact fact) {
    return order.code(fact);
  }

  /** Whether a condition is met. */
  public boolean meets(Condition condition) {
    return condition.ranges().contains(code(condition.fact()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OrderDecision that
        && policy().sha256().equals(that.policy().sha256())
        && on().equals(that.on())
        && facts().customer().equals(that.facts().customer())
        && order.sameAs(that.order);
  }

  @Override
  public int hashCode() {
    return 31 * facts().customer().hashCode() + on().hashCode();
  }

  @Override
  public String toString() {
    return facts().customer() + " " + outcome;
  }
}
