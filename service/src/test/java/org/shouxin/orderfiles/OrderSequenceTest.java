package org.shouxin.orderfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.OrderDecision;
import org.shouxin.facts.Facts;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PolicyCase;

/** Every amount has one owner (M1), in files of orders, against a model in plain Java. */
@Tag("R27")
class OrderSequenceTest {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  /** A policy, the customer of its first case, and what a row says about the customer's account. */
  private record Desk(Policy policy, Decisions decisions, Decision customer, LocalDate day)
      implements AutoCloseable {

    static Desk of(String name) {
      Policy policy = CommittedPolicies.policy(name);
      Decisions decisions = Decisions.of(policy);
      PolicyCase first = policy.cases().get(0);
      Decision customer = (Decision) decisions.decide(first.facts(), first.asOf());
      return new Desk(policy, decisions, customer, first.asOf());
    }

    OrderSequence sequence() {
      return new OrderSequence(policy, decisions, Map.of(customer.customer(), customer), day);
    }

    OrderDecision check(OrderSequence sequence, Map<String, BigDecimal> row) {
      Facts.Builder order = Facts.of(customer.customer(), policy.vocabulary());
      order.set(policy.vocabulary().fact("order"), "O");
      row.forEach((name, value) -> order.set(policy.vocabulary().fact(name), value));
      return (OrderDecision) sequence.check(order.build());
    }

    BigDecimal headroom(OrderDecision order) {
      Object value = order.value(policy.vocabulary().fact("headroom"));
      return (BigDecimal) Objects.requireNonNull(value);
    }

    /** What an order of a cent sees of a customer with this account, a cent added. */
    BigDecimal room(Map<String, BigDecimal> account) {
      Map<String, BigDecimal> row = new HashMap<>(account);
      row.put("order_amount", CENT);
      return headroom(check(sequence(), row)).add(CENT);
    }

    @Override
    public void close() {
      decisions.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "steel, 2400000, 0, 0, 0",
    "steel, 9400000, 7000000, 7000000, 0",
    "steel, 9400000, 7000000, 0, 0",
    "steel, 2900000, 0, 500000, 0",
    "steel, 2900000, 0, 1000000, 500000",
    "steel, 7400000, 5000000, 8000000, 3000000",
    "direct-supply, 725000, 0, 0, 0",
    "direct-supply, 825000, 100000, 100000, 0",
    "direct-supply, 925000, 100000, 200000, 0",
    "direct-supply, 925000, 100000, 300000, 100000"
  })
  void aPaymentForAnOrderDoesNotCountOnAccountAsWell(
      String policy, BigDecimal most, BigDecimal prepaid, BigDecimal account, BigDecimal others) {
    try (Desk desk = Desk.of(policy)) {
      for (BigDecimal over : new BigDecimal[] {BigDecimal.ZERO, CENT}) {
        OrderDecision order =
            desk.check(
                desk.sequence(),
                Map.of(
                    "order_amount", most.add(over),
                    "prepaid_amount", prepaid,
                    "receipts_on_account", account,
                    "open_orders_paid", others));
        assertThat(desk.headroom(order)).as("M1").isEqualByComparingTo(over.negate());
        assertThat(order.outcome()).isEqualTo(over.signum() == 0 ? Outcome.RELEASE : Outcome.HOLD);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"steel", "direct-supply"})
  void afterAReleaseTheNextOrderSeesTheHeadroomThatWasAnnounced(String policy) {
    Random chance = new Random(12);
    try (Desk desk = Desk.of(policy)) {
      BigDecimal room = desk.room(Map.of());
      int released = 0;
      for (int file = 0; file < 40; file++) {
        OrderSequence sequence = desk.sequence();
        BigDecimal account = amount(chance, room);
        BigDecimal open = BigDecimal.ZERO;
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal unowned = account;
        for (int line = 0; line < 12; line++) {
          BigDecimal amount = amount(chance, room);
          BigDecimal prepaid =
              chance.nextBoolean() ? unowned.min(amount(chance, room)) : BigDecimal.ZERO;
          OrderDecision order =
              desk.check(
                  sequence,
                  Map.of(
                      "order_amount", amount,
                      "prepaid_amount", prepaid,
                      "receipts_on_account", account));
          BigDecimal owned = prepaid.min(amount);
          BigDecimal expected =
              room.subtract(open).subtract(amount.subtract(owned)).add(unowned.subtract(owned));
          assertThat(desk.headroom(order)).isEqualByComparingTo(expected);
          if (order.outcome() == Outcome.RELEASE) {
            released++;
            open = open.add(amount.subtract(owned));
            paid = paid.add(owned);
            unowned = unowned.subtract(owned);
            Map<String, BigDecimal> listed =
                Map.of(
                    "open_orders", open, "open_orders_paid", paid, "receipts_on_account", account);
            assertThat(desk.room(listed)).as("listed by the ERP").isEqualByComparingTo(expected);
          }
        }
      }
      assertThat(released).isGreaterThan(40);
    }
  }

  private static BigDecimal amount(Random chance, BigDecimal room) {
    return BigDecimal.valueOf(1 + chance.nextInt(room.intValue() * 30), 2);
  }
}
