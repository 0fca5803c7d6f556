package org.shouxin.orders;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Callers;
import org.shouxin.customers.Customers;
import org.shouxin.operations.Meters;
import org.shouxin.orders.Order.Status;
import org.shouxin.orders.OrderReader.ReadOrder;
import org.shouxin.problem.RefusedException;
import org.shouxin.web.GivenText;
import org.shouxin.web.IdempotentAnswer;
import org.shouxin.web.IdempotentRequest;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.Refusals;
import org.shouxin.web.RefusedRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders: whether they may ship, and what becomes of those on hold (R27). */
@RestController
@RequestMapping("/api/v1/orders")
@Tag(
    name = "orders",
    description = "订单 Whether an order may ship, and what becomes of those on hold.")
class OrdersEndpoint {

  private final OrderReader reader;
  private final OrderChecks checks;
  private final OrderRows rows;
  private final OrderRecorder recorder;
  private final HoldDecisions decisions;
  private final HoldRechecks rechecks;
  private final Customers customers;
  private final Meters meters;
  private final JdbcClient database;

  OrdersEndpoint(
      OrderReader reader,
      OrderChecks checks,
      OrderRows rows,
      OrderRecorder recorder,
      HoldDecisions decisions,
      HoldRechecks rechecks,
      Customers customers,
      Meters meters,
      JdbcClient database) {
    this.reader = reader;
    this.checks = checks;
    this.rows = rows;
    this.recorder = recorder;
    this.decisions = decisions;
    this.rechecks = rechecks;
    this.customers = customers;
    this.meters = meters;
    this.database = database;
  }

  /** How an order was closed. */
  enum OrderClosing {
    /** It was shipped. */
    DELIVERED,
    /** It was cancelled. */
    CANCELLED
  }

  /**
   * The end of an order.
   *
   * @param status delivered or cancelled; only a released order is delivered
   */
  record ClosedOrder(@NotNull OrderClosing status) {}

  /**
   * Orders of a status.
   *
   * @param orders those longest without a check first
   */
  record OrderList(List<Order> orders) {}

  /**
   * What a recheck did.
   *
   * @param changed how many orders changed
   */
  record RecheckedOrders(int changed) {}

  /**
   * Checks an order and records it; the status says whether it may ship. A customer on whom nothing
   * was decided is decided on first. With {@code as_of} it is checked against what was known and in
   * force on that day: the status is {@code checked}, the check is in the journal, and nothing else
   * comes of it.
   */
  @PostMapping("/check")
  @Refusals({ProblemCode.NUMBER_TAKEN, ProblemCode.ALREADY_DONE})
  IdempotentAnswer<CheckedOrderAnswer> checkOrder(
      @RequestBody OrderRequest body, IdempotentRequest request) {
    return meters.timed(
        "order",
        () ->
            request.once(
                () -> {
                  ReadOrder asked = reader.read(body);
                  return ResponseEntity.ok(
                      CheckedOrderAnswer.of(
                          checks.check(asked, Callers.current()),
                          OrderReader.withoutEffect(body, asked.active().policy())));
                }));
  }

  /**
   * Lists the orders of a status, those longest without a check first.
   *
   * @param status of the orders; those on hold without it
   * @param limit the most to list, 1 to 1,000
   */
  @GetMapping
  OrderList listOrders(
      @RequestParam(defaultValue = "held") Status status,
      @RequestParam(defaultValue = "100") @Min(1) @Max(1_000) int limit) {
    return new OrderList(rows.of(status, limit));
  }

  /**
   * An order in its current state.
   *
   * @param order its number
   */
  @GetMapping("/{order}")
  @Refusals(ProblemCode.UNKNOWN_ORDER)
  Order getOrder(@PathVariable String order) {
    return rows.get(order);
  }

  /**
   * Records that an order was delivered or cancelled; it no longer uses the limit.
   *
   * @param order its number
   */
  @PostMapping("/{order}/close")
  @Refusals({ProblemCode.UNKNOWN_ORDER, ProblemCode.CONFLICT})
  IdempotentAnswer<Order> closeOrder(
      @PathVariable String order, @RequestBody ClosedOrder body, IdempotentRequest request) {
    Status status = Status.valueOf(body.status().name());
    return request.once(() -> ResponseEntity.ok(recorder.close(order, status, Callers.current())));
  }

  /**
   * Releases an order on hold until a day, or for as long as the caller's authority allows. The
   * authority must cover the whole amount.
   *
   * @param order its number
   */
  @PostMapping("/{order}/release")
  @Refusals({ProblemCode.UNKNOWN_ORDER, ProblemCode.CONFLICT, ProblemCode.ABOVE_AUTHORITY})
  IdempotentAnswer<Order> releaseOrder(
      @PathVariable String order, @RequestBody HoldDecision body, IdempotentRequest request) {
    return request.once(() -> ResponseEntity.ok(decisions.release(order, body, Callers.current())));
  }

  /**
   * Rejects an order on hold until a day, or for good. The authority must cover the whole amount.
   *
   * @param order its number
   */
  @PostMapping("/{order}/reject")
  @Refusals({ProblemCode.UNKNOWN_ORDER, ProblemCode.CONFLICT, ProblemCode.ABOVE_AUTHORITY})
  IdempotentAnswer<Order> rejectOrder(
      @PathVariable String order, @RequestBody HoldDecision body, IdempotentRequest request) {
    return request.once(() -> ResponseEntity.ok(decisions.reject(order, body, Callers.current())));
  }

  /**
   * Rechecks orders on hold, one by one; those that are paid are released. Orders are rechecked at
   * intervals as well.
   *
   * @param customer whose orders; all without it
   */
  @PostMapping("/recheck")
  IdempotentAnswer<RecheckedOrders> recheckOrders(
      @RequestParam(required = false) @Nullable String customer, IdempotentRequest request) {
    return request.onceByItself(
        () -> {
          String code = GivenText.customer(customer);
          if (code != null) {
            requireKnown(code);
          }
          int changed = rechecks.recheck(customers.today(), code);
          IdempotentAnswer<RecheckedOrders> answer =
              request.write(ResponseEntity.ok(new RecheckedOrders(changed)));
          answer.keep(database);
          return answer;
        });
  }

  private void requireKnown(String customer) throws RefusedException {
    try {
      customers.requireKnown(customer);
    } catch (RefusedRequest unknown) {
      throw unknown.with(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }
}
