package org.shouxin.orders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shouxin.access.Caller;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.credit.CreditLine;
import org.shouxin.credit.EffectiveOverrides;
import org.shouxin.credit.Overrides;
import org.shouxin.credit.RecordedDecision;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.UncheckedOrder;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.MissingText;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;

/**
 * Checks an order inside the transaction that holds its customer's credit line: against the
 * decision in force with overrides applied, and what is known today (R27).
 */
final class OrderChecker {

  private final CreditDecisions desk;
  private final Overrides overrides;
  private final OrderFactsToday facts;

  OrderChecker(CreditDecisions desk, Overrides overrides, OrderFactsToday facts) {
    this.desk = desk;
    this.overrides = overrides;
    this.facts = facts;
  }

  /** Refuses a policy that does not check orders. */
  static void require(Active active) throws RefusedException {
    if (active.policy().orders().isEmpty()) {
      throw new RefusedException(
          "policy",
          new Text("这份政策没有订单表", "this policy has no orders sheet"),
          active.id(),
          new Text("有订单表的政策", "a policy with an orders sheet"));
    }
  }

  /**
   * Checks an order.
   *
   * @param line of its customer, locked
   * @param told the facts supplied by the order
   * @param anew whether to decide on the customer first; done in any case if nothing is in force,
   *     or by another version of the policy
   * @throws RefusedException if facts cannot be used
   * @throws RefusedRequest 422 if the customer cannot be decided on or the order cannot be checked
   */
  OrderCheckResult check(
      Active active, CreditLine line, Facts told, boolean anew, Caller caller, LocalDate today)
      throws RefusedException {
    Optional<Decision> inForce = anew ? Optional.empty() : desk.inForce(line, active);
    CreditLine now = line;
    Decision decision;
    if (inForce.isPresent()) {
      decision = inForce.get();
    } else {
      RecordedDecision ruling = desk.decide(told.customer(), active.id(), today, caller);
      decision = decided(ruling.answer());
      now = new CreditLine(line.customer(), line.policy(), ruling.after());
    }
    EffectiveOverrides overridden = overrides.inForce(told.customer(), active.id(), today);
    Facts order = facts.of(active, told, decision, overridden, today);
    OrderAnswer answer = active.decisions().check(order, today);
    if (answer instanceof UncheckedOrder unchecked) {
      throw refused(
          new Text("无法审查订单", "the order cannot be checked"),
          unchecked.missing(),
          unchecked.problems());
    }
    return new OrderCheckResult((OrderDecision) answer, now, overridden);
  }

  private static Decision decided(Answer answer) {
    if (answer instanceof Decision decision) {
      return decision;
    }
    Text what = new Text("客户无法评定", "the customer cannot be decided on");
    throw answer instanceof Undecided undecided
        ? refused(what, undecided.missing(), undecided.problems())
        : new RefusedRequest(ProblemCode.UNDECIDED, what);
  }

  private static RefusedRequest refused(Text what, List<Fact> missing, List<Problem> problems) {
    List<Problem> all = new ArrayList<>();
    for (Fact fact : missing) {
      all.add(new Problem(fact.name(), MissingText.of(fact), ""));
    }
    all.addAll(problems);
    return new RefusedRequest(ProblemCode.UNDECIDED, what, all);
  }
}
