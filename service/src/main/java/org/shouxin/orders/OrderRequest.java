package org.shouxin.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.orderfiles.OrderForm;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.PlainText;

/**
 * An order to be checked. Days and payment that the policy does not use are ignored, so that an
 * order system can send the same to every policy.
 *
 * @param order its number
 * @param customer code of its customer
 * @param policy id of the policy; null for the one that decides on the customer
 * @param amount of the order
 * @param currency of the amount; null for the policy's own
 * @param requestedDays days of credit asked for
 * @param prepaid already paid for this order
 * @param date of the order, not after today; it is checked against what is known today
 * @param facts further facts about the order, by name
 */
record OrderRequest(
    @Nullable String order,
    @Nullable String customer,
    @Nullable String policy,
    @Nullable BigDecimal amount,
    @Nullable String currency,
    @Nullable Integer requestedDays,
    @Nullable BigDecimal prepaid,
    @Nullable LocalDate date,
    Map<String, String> facts) {

  private static final int LONGEST_NUMBER = 100;
  private static final String DAYS = "requested_days";
  private static final String PREPAID = "prepaid_amount";

  /** Number and customer; a problem for each that is missing. */
  void require() throws RefusedException {
    List<Problem> problems = new ArrayList<>();
    if (order == null || order.isBlank() || order.length() > LONGEST_NUMBER) {
      problems.add(
          new Problem(
              "order",
              new Text("须有订单号", "the order number is required"),
              order == null ? "" : order,
              new Text(
                  "1 到 " + LONGEST_NUMBER + " 个字符", "1 to " + LONGEST_NUMBER + " characters")));
    } else if (!PlainText.isCode(order.strip())) {
      problems.add(
          new Problem(
              "order",
              new Text("订单号中有不能用的字符", "the number has characters that are not allowed"),
              order,
              PlainText.CODE));
    }
    if (customer == null || customer.isBlank()) {
      problems.add(
          new Problem("customer", new Text("须有客户代码", "the customer code is required"), ""));
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  /**
   * The facts supplied by the order, over the policy's vocabulary.
   *
   * @param free facts that only the order can supply
   * @throws RefusedException with everything that is invalid
   */
  Facts read(Policy policy, Set<Fact> free, LocalDate today) throws RefusedException {
    Reading reading = new Reading(policy.vocabulary(), String.valueOf(customer).strip());
    reading.set("order", OrderForm.ORDER, order);
    Fact amountFact = new OrderForm(policy).amount();
    reading.set("amount", OrderForm.AMOUNT, amount == null ? null : amount.toString());
    currency(policy, amountFact, reading);
    reading.set("requested_days", DAYS, requestedDays == null ? null : requestedDays.toString());
    reading.set("prepaid", PREPAID, prepaid == null ? null : prepaid.toString());
    if (date != null && date.isAfter(today)) {
      reading.problems.add(
          new Problem(
              "date",
              new Text("日期在将来", "must not be in the future"),
              date.toString(),
              Text.same("≤ " + today)));
    }
    reading.set("date", OrderForm.DATE, date == null ? null : date.toString());
    facts.forEach((name, value) -> further(reading, free, name, value));
    if (!reading.problems.isEmpty()) {
      throw new RefusedException(reading.problems);
    }
    return reading.facts.build();
  }

  private void currency(Policy policy, @Nullable Fact amountFact, Reading reading) {
    if (currency == null || currency.isBlank()) {
      return;
    }
    String own = policy.identity().currency();
    if (amountFact != null && amountFact.currency() != null) {
      reading.set("currency", amountFact.currency(), currency);
    } else if (!currency.strip().equals(own)) {
      reading.problems.add(
          new Problem(
              "currency",
              new Text("这份政策只审查本币订单", "the policy checks orders in its own currency only"),
              currency,
              Text.same(own)));
    }
  }

  private static void further(Reading reading, Set<Fact> free, String name, String value) {
    Optional<Fact> fact = reading.vocabulary.find(name);
    if (fact.isEmpty() || !free.contains(fact.get())) {
      reading.problems.add(
          new Problem(
              "facts." + name,
              fact.isEmpty()
                  ? new Text("没有这个事实", "unknown fact")
                  : new Text("这个事实不由订单说明", "an order cannot supply this fact"),
              value,
              Nearest.suggestion(name, free.stream().map(Fact::name).sorted().toList())));
      return;
    }
    reading.set("facts." + name, fact.get().name(), value);
  }

  /** Facts being read, and their problems. */
  private static final class Reading {
    private final Dictionary vocabulary;
    private final Facts.Builder facts;
    private final List<Problem> problems = new ArrayList<>();

    Reading(Dictionary vocabulary, String customer) {
      this.vocabulary = vocabulary;
      this.facts = Facts.of(customer, vocabulary);
    }

    void set(String field, String name, @Nullable String value) {
      Optional<Fact> fact =
          vocabulary.facts().stream().filter(each -> each.name().equals(name)).findFirst();
      if (value == null || value.isBlank() || fact.isEmpty()) {
        return;
      }
      try {
        facts.set(fact.get(), ValueReader.read(fact.get(), value));
      } catch (Unreadable unreadable) {
        problems.add(unreadable.at(field, value));
      }
    }
  }
}
