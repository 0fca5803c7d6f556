package org.shouxin.orders;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditInForce;
import org.shouxin.credit.CreditLine;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.OrderDecision.CheckResult;
import org.shouxin.decision.OrderDecision.Verdict;
import org.shouxin.decisions.DecisionTrace.UsedFact;
import org.shouxin.orders.OrderChecks.RecordedCheck;
import org.shouxin.policies.PolicyVersion;
import org.shouxin.policy.OrderCheck;
import org.shouxin.problem.Text;

/**
 * An order that was checked just now.
 *
 * @param order its current state
 * @param credit what is in force for its customer; not there when nothing was on the day of a check
 *     as of a past day, or by another version of the policy: the customer was decided on for the
 *     check
 * @param check every check with its figures
 * @param notes about fields of the request that have no effect under the policy; left out when
 *     there are none
 */
record CheckedOrderAnswer(
    @JsonUnwrapped Order order,
    @Nullable CreditInForce credit,
    OrderSheetCheck check,
    @Nullable List<OrderNote> notes) {

  /**
   * What is to be known about a field of the request.
   *
   * @param pointer to the field
   * @param note in words
   */
  record OrderNote(String pointer, Text note) {

    private static OrderNote withoutEffect(String pointer) {
      return new OrderNote(
          pointer, new Text("这份政策没有这一项，未计入", "the policy has no such fact: it has no effect"));
    }
  }

  /**
   * The orders sheet as it was checked.
   *
   * @param policy whose sheet it is
   * @param checks every row of the sheet, those that did not apply included
   */
  record OrderSheetCheck(PolicyVersion policy, List<OrderCheckRow> checks) {

    static OrderSheetCheck of(OrderAnswer answer) {
      String currency = answer.policy().identity().currency();
      return new OrderSheetCheck(
          PolicyVersion.of(answer.policy()),
          answer instanceof OrderDecision decision
              ? decision.checks().stream().map(each -> OrderCheckRow.of(each, currency)).toList()
              : List.of());
    }
  }

  /**
   * A row of the orders sheet and its result.
   *
   * @param row of the policy
   * @param name what is checked
   * @param verdict its result
   * @param sheetOutcome what follows where it applies
   * @param overrides whether its outcome counts regardless of other rows
   * @param reason in words; not there when it passed
   * @param figures that it asks about
   * @param derivedFrom every fact behind derived figures, such as the receivables and open orders
   *     of an exposure
   */
  record OrderCheckRow(
      String row,
      Text name,
      Verdict verdict,
      OrderCheck.Outcome sheetOutcome,
      boolean overrides,
      @Nullable Text reason,
      List<UsedFact> figures,
      List<UsedFact> derivedFrom) {

    private static OrderCheckRow of(CheckResult result, String currency) {
      OrderCheck check = result.check();
      return new OrderCheckRow(
          check.row().name(),
          check.name(),
          result.verdict(),
          check.outcome(),
          check.overrides(),
          result.verdict() == Verdict.PASSED ? null : result.reason(),
          result.figures().stream().map(each -> UsedFact.of(each, currency)).toList(),
          result.origins().stream().map(each -> UsedFact.of(each, currency)).toList());
    }
  }

  /**
   * Of a check.
   *
   * @param withoutEffect pointers to fields of the request without effect
   */
  static CheckedOrderAnswer of(RecordedCheck recorded, List<String> withoutEffect) {
    OrderDecision decision = recorded.result().decision();
    String currency = decision.policy().identity().currency();
    CreditLine line = recorded.result().line();
    return new CheckedOrderAnswer(
        recorded.order(),
        line.inForce() == null
            ? null
            : CreditInForce.of(line, recorded.result().overridden(), currency),
        OrderSheetCheck.of(decision),
        withoutEffect.isEmpty()
            ? null
            : withoutEffect.stream().map(OrderNote::withoutEffect).toList());
  }
}
