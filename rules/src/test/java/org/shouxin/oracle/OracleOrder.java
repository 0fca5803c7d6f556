package org.shouxin.oracle;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shouxin.facts.Facts;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.Policy;
import org.shouxin.policy.condition.Condition;

/** What becomes of an order, check by check. */
final class OracleOrder {

  private OracleOrder() {}

  /** What must come out, spelled as {@link Spelling} spells an answer. */
  static Map<String, String> check(Policy policy, Facts order, LocalDate on) {
    OracleReady ready = new OracleReady(policy, order, on);
    Set<String> needed = OracleNeeds.of(policy).ordered();
    boolean complete = ready.missing(needed).isEmpty();
    Set<String> refusing = complete ? needed : OracleNeeds.ordered(policy, order);
    List<String> missing = ready.missing(refusing);
    Set<String> places = ready.problems(refusing, needed);
    if (missing.isEmpty() && places.isEmpty()) {
      ready.derive(needed);
      places = ready.problems(refusing, needed);
    }
    if (!missing.isEmpty() || !places.isEmpty()) {
      return Map.of("unchecked", String.join(" ", missing), "problems", String.join(" ", places));
    }
    Map<String, String> out = new LinkedHashMap<>();
    Set<String> rows = ready.rows(needed);
    OracleTexts texts = new OracleTexts(policy, ready.known(), order.customer());
    OrderCheck overriding = null;
    OrderCheck.Outcome severest = OrderCheck.Outcome.RELEASE;
    List<OrderCheck> checks =
        policy.orders().stream().sorted((a, b) -> Integer.compare(a.step(), b.step())).toList();
    for (OrderCheck check : checks) {
      String verdict = verdict(check, ready.known());
      out.put(check.row().name(), verdict + " " + texts.fill(check.reason().text()));
      if (verdict.equals("APPLIES")) {
        rows.add(check.row().name());
        overriding = overriding == null && check.overrides() ? check : overriding;
        severest = check.outcome().compareTo(severest) > 0 ? check.outcome() : severest;
      }
    }
    out.put("rows", rows.toString());
    out.put("outcome", (overriding == null ? severest : overriding.outcome()).name());
    return out;
  }

  private static String verdict(OrderCheck check, Known known) {
    boolean unknown = false;
    for (Condition condition : check.when()) {
      if (known.value(condition.fact().name()) != null && !known.meets(condition)) {
        return "PASSED";
      }
      unknown |=
          known.value(condition.fact().name()) == null
              && !OracleCondition.asksForMissing(condition.text());
    }
    if (unknown) {
      return "UNKNOWN";
    }
    return known.meets(check.when()) ? "APPLIES" : "PASSED";
  }
}
