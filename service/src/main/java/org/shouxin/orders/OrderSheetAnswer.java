package org.shouxin.orders;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.UncheckedOrder;
import org.shouxin.decisions.DecisionContent.DecisionObstacle;
import org.shouxin.facts.Fact;
import org.shouxin.orders.CheckedOrderAnswer.OrderSheetCheck;
import org.shouxin.policy.OrderCheck.Outcome;

/**
 * What the orders sheet of a policy says about an order of a file, or of a record.
 *
 * @param order its number; not there when the policy has no such fact
 * @param customer code of the customer
 * @param asOf the day on which it was checked
 * @param sheetOutcome what follows; not there when it could not be checked
 * @param check every check with its figures; none when it could not be checked
 * @param missing facts without which it cannot be checked
 * @param problems what else prevents checking
 */
public record OrderSheetAnswer(
    @Nullable String order,
    String customer,
    LocalDate asOf,
    @Nullable Outcome sheetOutcome,
    OrderSheetCheck check,
    @Nullable List<String> missing,
    @Nullable List<DecisionObstacle> problems) {

  /** Of an order that was checked, or why it was not. */
  public static OrderSheetAnswer of(OrderAnswer answer) {
    UncheckedOrder unchecked = answer instanceof UncheckedOrder none ? none : null;
    return new OrderSheetAnswer(
        answer.facts().dictionary().facts().stream()
            .filter(fact -> fact.name().equals(Fact.ORDER))
            .findFirst()
            .map(answer.facts()::value)
            .map(Object::toString)
            .orElse(null),
        answer.facts().customer(),
        answer.on(),
        answer instanceof OrderDecision decision ? decision.outcome() : null,
        OrderSheetCheck.of(answer),
        unchecked == null ? null : unchecked.missing().stream().map(Fact::name).toList(),
        unchecked == null ? null : DecisionObstacle.of(unchecked.problems()));
  }
}
