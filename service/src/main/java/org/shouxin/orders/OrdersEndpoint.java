package org.shouxin.orders;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Callers;
import org.shouxin.operations.Meters;
import org.shouxin.orderfiles.OrderForm;
import org.shouxin.orders.Order.Status;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.Fields;
import org.shouxin.web.Idempotency;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** Orders by HTTP: may it ship, and what became of it (R27). */
@RestController
@RequestMapping("/api/v1/orders")
class OrdersEndpoint {

  /** Some are facts that the policy knows by another name. */
  private static final Fields FIELDS =
      Fields.of("order", "customer", "policy", "currency", "requested_days", "facts", "outcome")
          .with("amount", "/amount")
          .with(OrderForm.AMOUNT, "/amount")
          .with("prepaid", "/prepaid")
          .with("prepaid_amount", "/prepaid")
          .with("date", "/date")
          .with(OrderForm.DATE, "/date");

  private final OrderChecks orders;
  private final Idempotency idempotency;
  private final Meters meters;
  private final OrderText text;

  OrdersEndpoint(OrderChecks orders, Idempotency idempotency, Meters meters, JsonMapper mapper) {
    this.orders = orders;
    this.idempotency = idempotency;
    this.meters = meters;
    this.text = new OrderText(mapper);
  }

  /** An order asked about; see {@link OrderRequest}. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Asked(
      @Nullable String order,
      @Nullable String customer,
      @Nullable String policy,
      @Nullable BigDecimal amount,
      @Nullable String currency,
      @Nullable Integer requestedDays,
      @Nullable BigDecimal prepaid,
      @Nullable LocalDate date,
      @Nullable Map<String, JsonNode> facts) {

    OrderRequest read() throws RefusedException {
      Map<String, String> further = new LinkedHashMap<>();
      if (facts != null) {
        for (Map.Entry<String, JsonNode> fact : facts.entrySet()) {
          further.put(fact.getKey(), text(fact.getKey(), fact.getValue()));
        }
      }
      return new OrderRequest(
          order, customer, policy, amount, currency, requestedDays, prepaid, date, further);
    }

    private static String text(String name, JsonNode value) throws RefusedException {
      if (!value.isValueNode()) {
        throw new RefusedException(
            List.of(
                new Problem(
                    "facts." + name,
                    new Text("不是一个值", "not a single value"),
                    "",
                    new Text("数、文字、true 或 false", "a number, a text, true or false"))));
      }
      return value.isBoolean() ? (value.asBoolean() ? "yes" : "no") : value.asString();
    }
  }

  /** How an order ended. */
  record Closing(@Nullable String outcome) {}

  @PostMapping("/check")
  ResponseEntity<String> check(@RequestBody Asked asked, HttpServletRequest request) {
    long began = System.nanoTime();
    ResponseEntity<String> answer =
        idempotency.once(
            request,
            FIELDS.in(() -> json(text.checked(orders.check(asked.read(), Callers.current())))));
    meters.took("order", Duration.ofNanos(System.nanoTime() - began));
    return answer;
  }

  @GetMapping("/{order}")
  ResponseEntity<String> get(@PathVariable String order) {
    return json(OrderText.order(orders.get(order)));
  }

  @PostMapping("/{order}/close")
  ResponseEntity<String> close(
      @PathVariable String order, @RequestBody Closing closing, HttpServletRequest request) {
    return idempotency.once(
        request,
        FIELDS.in(
            () ->
                json(
                    OrderText.order(
                        orders.close(order, status(closing.outcome()), Callers.current())))));
  }

  private static Status status(@Nullable String outcome) throws RefusedException {
    if (Status.DELIVERED.code().equals(outcome)) {
      return Status.DELIVERED;
    }
    if (Status.CANCELLED.code().equals(outcome)) {
      return Status.CANCELLED;
    }
    throw new RefusedException(
        List.of(
            new Problem(
                "outcome",
                new Text("须说明结果", "tell how it ended"),
                outcome == null ? "" : outcome,
                Text.same("delivered, cancelled"))));
  }

  static ResponseEntity<String> json(String body) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
