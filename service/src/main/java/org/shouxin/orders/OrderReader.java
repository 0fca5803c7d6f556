package org.shouxin.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.customers.Customers;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.orderfiles.OrderForm;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.BodyContent;
import org.shouxin.web.RequestPlace;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Finds the policy that checks an order, and reads the facts that the order supplies. */
@Component
final class OrderReader implements BodyContent<OrderRequest> {

  private static final String DAYS = "requested_days";

  /** Fields of the request by what the policies and the customers name. */
  private static final Map<String, String> POINTERS =
      Map.of(
          "customer",
          "/customer",
          "policy",
          "/policy",
          Fact.ORDER,
          "/order",
          OrderForm.AMOUNT,
          "/amount",
          DAYS,
          "/requested_days",
          OrderForm.PREPAID,
          "/prepaid",
          OrderForm.DATE,
          "/order_date",
          "as_of",
          "/as_of");

  private final Customers customers;
  private final OrderFacts facts;

  OrderReader(Customers customers, OrderFacts facts) {
    this.customers = customers;
    this.facts = facts;
  }

  /**
   * An order as the policy that checks it understands it.
   *
   * @param facts supplied by the order, over the policy's vocabulary
   * @param asOf the day as of which it is checked without being recorded; null for today, recorded
   */
  record ReadOrder(Active active, String number, Facts facts, @Nullable LocalDate asOf) {}

  @Override
  public Class<OrderRequest> type() {
    return OrderRequest.class;
  }

  @Override
  public void check(OrderRequest request) throws RefusedException {
    if (request.customer() != null || request.policy() != null) {
      read(request);
    }
  }

  /**
   * Reads an order.
   *
   * @throws RefusedException with everything that is wrong
   */
  ReadOrder read(OrderRequest request) throws RefusedException {
    LocalDate today = customers.today();
    LocalDate asOf = request.asOf();
    LocalDate day = asOf == null || asOf.isAfter(today) ? today : asOf;
    String customer = Objects.requireNonNullElse(request.customer(), "");
    try {
      Active active = customers.find(customer, request.policy(), day).active();
      OrderChecks.require(active);
      return new ReadOrder(
          active,
          request.order(),
          new Reading(active, customer, free(active)).of(request, day),
          asOf);
    } catch (RefusedException refused) {
      throw new RefusedException(placed(refused.problems()));
    }
  }

  /**
   * Fields of a request that have no effect, because the policy has no fact for them.
   *
   * @return their pointers, in alphabetical order
   */
  static List<String> withoutEffect(OrderRequest request, Policy policy) {
    Map<String, @Nullable Object> given = new TreeMap<>();
    given.put(OrderForm.AMOUNT, request.amount());
    given.put(DAYS, request.requestedDays());
    given.put(OrderForm.PREPAID, request.prepaid());
    return given.entrySet().stream()
        .filter(field -> field.getValue() != null)
        .filter(field -> policy.vocabulary().find(field.getKey()).isEmpty())
        .map(field -> POINTERS.getOrDefault(field.getKey(), ""))
        .sorted()
        .toList();
  }

  /** The facts that have no field of their own in a request: a value has one place. */
  private Set<Fact> free(Active active) throws RefusedException {
    Fact amount = new OrderForm(active.policy()).amount();
    String currency = amount == null ? null : amount.currency();
    return facts.free(active).stream()
        .filter(fact -> !POINTERS.containsKey(fact.name()) && !fact.name().equals(currency))
        .collect(Collectors.toSet());
  }

  /** Problems by the fields of the request that they are about. */
  static List<Problem> placed(List<Problem> problems) {
    return problems.stream()
        .map(each -> each.at(POINTERS.getOrDefault(each.where(), each.where())))
        .toList();
  }

  /** Facts being read, and their problems. */
  private static final class Reading {
    private final Policy policy;
    private final Dictionary vocabulary;
    private final Set<Fact> free;
    private final Facts.Builder facts;
    private final Problems problems = new Problems();

    Reading(Active active, String customer, Set<Fact> free) {
      this.policy = active.policy();
      this.vocabulary = policy.vocabulary();
      this.free = free;
      this.facts = Facts.of(customer, vocabulary);
    }

    Facts of(OrderRequest request, LocalDate day) throws RefusedException {
      set("/order", Fact.ORDER, request.order());
      set("/amount", OrderForm.AMOUNT, request.amount());
      currency(request.currency());
      set("/requested_days", DAYS, request.requestedDays());
      set("/prepaid", OrderForm.PREPAID, request.prepaid());
      days(request, day);
      if (request.facts() != null) {
        request.facts().forEach(this::further);
      }
      if (!problems.none()) {
        throw new RefusedException(problems.all());
      }
      return facts.build();
    }

    /** What does not fit the day of the check, which is that of the order. */
    private void days(OrderRequest request, LocalDate day) {
      LocalDate asOf = request.asOf();
      LocalDate date = request.orderDate();
      if (asOf != null && asOf.isAfter(day)) {
        problems.add(
            new Problem(
                "/as_of",
                new Text("基准日在将来", "must not be in the future"),
                asOf.toString(),
                new Text("不晚于 " + day, "not after " + day),
                "range"));
      } else if (date != null && !date.equals(day)) {
        problems.add(
            new Problem(
                "/order_date",
                asOf == null && date.isAfter(day)
                    ? new Text("日期在将来", "must not be in the future")
                    : new Text(
                        "不是审查的那一天；按过去某日审查请用 as_of",
                        "not the day of the check; as_of checks as of a past day"),
                date.toString(),
                Text.same(day.toString()),
                "range"));
      }
    }

    private void currency(@Nullable String currency) {
      Fact amount = new OrderForm(policy).amount();
      String own = policy.identity().currency();
      if (amount != null && amount.currency() != null) {
        set("/currency", amount.currency(), currency);
      } else if (currency != null && !currency.equalsIgnoreCase(own)) {
        problems.add(
            new Problem(
                "/currency",
                new Text("这份政策只审查本币订单", "the policy checks orders in its own currency only"),
                currency,
                Text.same(own),
                "other_currency"));
      }
    }

    private void further(String name, JsonNode value) {
      String pointer = RequestPlace.pointer("/facts", name);
      Optional<Fact> fact = vocabulary.find(name);
      if (!value.isValueNode()) {
        problems.add(
            new Problem(
                pointer,
                new Text("不是一个值", "not a single value"),
                "",
                new Text("数、文字、true 或 false", "a number, a text, true or false"),
                "wrong_type"));
      } else if (fact.isEmpty() || !free.contains(fact.get())) {
        problems.add(
            new Problem(
                pointer,
                fact.isEmpty()
                    ? new Text("没有这个事实", "unknown fact")
                    : new Text("这个事实不由订单说明", "an order cannot supply this fact"),
                value.asString(),
                fact.flatMap(this::field).orElseGet(() -> nearest(name)),
                fact.isEmpty() ? "unknown_fact" : "fact_not_given"));
      } else {
        boolean isTruth = value.isBoolean();
        set(pointer, fact.get(), isTruth ? value.asBoolean() ? "yes" : "no" : value.asString());
      }
    }

    /** The field of the request that says it instead. */
    private Optional<Text> field(Fact fact) {
      Fact amount = new OrderForm(policy).amount();
      String pointer =
          amount != null && fact.name().equals(amount.currency())
              ? "/currency"
              : POINTERS.get(fact.name());
      return Optional.ofNullable(pointer)
          .map(place -> place.substring(1))
          .map(name -> new Text("字段 " + name, "the field " + name));
    }

    private Text nearest(String name) {
      return Nearest.suggestion(name, free.stream().map(Fact::name).sorted().toList());
    }

    private void set(String pointer, String name, @Nullable Object value) {
      vocabulary.facts().stream()
          .filter(each -> each.name().equals(name))
          .findFirst()
          .filter(fact -> value != null)
          .ifPresent(fact -> set(pointer, fact, String.valueOf(value)));
    }

    private void set(String pointer, Fact fact, String value) {
      if (!value.isBlank()) {
        try {
          facts.set(fact, ValueReader.read(fact, value));
        } catch (Unreadable unreadable) {
          problems.add(unreadable.at(pointer, value));
        }
      }
    }
  }
}
