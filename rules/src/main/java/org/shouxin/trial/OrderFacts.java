package org.shouxin.trial;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decision.FactUsed;
import org.shouxin.decision.OrderDecision;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;

/** What an order's checks saw of its facts: their figures, and what the order carries besides. */
final class OrderFacts {

  private final OrderDecision order;
  private final Map<Fact, @Nullable Object> figures = new HashMap<>();

  OrderFacts(OrderDecision order) {
    this.order = order;
    order
        .checks()
        .forEach(check -> check.figures().forEach(used -> figures.put(used.fact(), value(used))));
  }

  private static @Nullable Object value(FactUsed used) {
    return used.value();
  }

  /** The code of a fact; a date's in days from the day of the check. */
  long code(Fact fact) {
    Object value = figures.containsKey(fact) ? figures.get(fact) : given(fact);
    if (value == null) {
      return Codes.MISSING;
    }
    return value instanceof LocalDate day
        ? day.toEpochDay() - order.on().toEpochDay()
        : fact.code(value);
  }

  private @Nullable Object given(Fact fact) {
    Object value = order.facts().value(fact);
    return value == null ? fact.assumed() : value;
  }
}
