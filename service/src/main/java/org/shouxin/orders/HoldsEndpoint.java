package org.shouxin.orders;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Callers;
import org.shouxin.customers.Customers;
import org.shouxin.json.JsonText;
import org.shouxin.orders.Order.Status;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.Fields;
import org.shouxin.web.Idempotency;
import org.shouxin.web.Limits;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders that wait, by HTTP (R27). */
@RestController
@RequestMapping("/api/v1/holds")
class HoldsEndpoint {

  private static final Fields FIELDS = Fields.of("reason", "until");

  private final OrderChecks orders;
  private final HoldDecisions verdicts;
  private final HoldRechecks second;
  private final Customers clients;
  private final Idempotency idempotency;
  private final JdbcClient database;

  HoldsEndpoint(
      OrderChecks orders,
      HoldDecisions verdicts,
      HoldRechecks second,
      Customers clients,
      Idempotency idempotency,
      JdbcClient database) {
    this.orders = orders;
    this.verdicts = verdicts;
    this.second = second;
    this.clients = clients;
    this.idempotency = idempotency;
    this.database = database;
  }

  /** What a person decides. */
  record Verdict(@Nullable String reason, @Nullable LocalDate until) {}

  @GetMapping
  ResponseEntity<String> list(
      @RequestParam(defaultValue = "held") String status,
      @RequestParam(defaultValue = "100") int limit)
      throws RefusedException {
    Status wanted = status(status);
    List<Order> found = orders.of(wanted, Limits.of(limit));
    return OrdersEndpoint.json(
        JsonText.compact(
            json -> {
              json.startObject();
              json.array("orders", found, order -> OrderText.order(json, order));
              json.end();
            }));
  }

  private static Status status(String code) throws RefusedException {
    for (Status status : Status.values()) {
      if (status.code().equals(code)) {
        return status;
      }
    }
    throw new RefusedException(
        List.of(
            new Problem(
                "status",
                new Text("没有这种状态", "there is no such status"),
                code,
                Text.same(
                    Arrays.stream(Status.values())
                        .map(Status::code)
                        .collect(Collectors.joining(", "))))));
  }

  @PostMapping("/{order}/release")
  ResponseEntity<String> release(
      @PathVariable String order, @RequestBody Verdict verdict, HttpServletRequest request) {
    return idempotency.once(
        request,
        FIELDS.in(
            () ->
                OrdersEndpoint.json(
                    OrderText.order(
                        verdicts.release(
                            order, verdict.reason(), verdict.until(), Callers.current())))));
  }

  @PostMapping("/{order}/reject")
  ResponseEntity<String> reject(
      @PathVariable String order, @RequestBody Verdict verdict, HttpServletRequest request) {
    return idempotency.once(
        request,
        FIELDS.in(
            () ->
                OrdersEndpoint.json(
                    OrderText.order(
                        verdicts.reject(
                            order, verdict.reason(), verdict.until(), Callers.current())))));
  }

  /** Looks again at orders that wait; to be called after an import. Orders are done one by one. */
  @PostMapping("/recheck")
  ResponseEntity<String> recheck(
      @RequestParam(required = false) @Nullable String customer, HttpServletRequest request) {
    return idempotency.onceBeside(
        request,
        claim -> {
          int changed = second.recheck(clients.today(), customer);
          ResponseEntity<String> answer =
              OrdersEndpoint.json(String.format(Locale.ROOT, "{\"changed\":%d}", changed));
          if (claim != null) {
            claim.keep(database, answer);
          }
          return answer;
        });
  }
}
