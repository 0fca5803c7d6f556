package org.shouxin.outbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.Idempotency;
import org.shouxin.web.Limits;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What webhooks have and have not taken, for administrators. */
@RestController
@RequestMapping("/api/v1/deliveries")
class DeliveriesEndpoint {

  private final Deliveries deliveries;
  private final int stuckAfter;
  private final WakeUp wake;
  private final Idempotency idempotency;

  DeliveriesEndpoint(
      Deliveries deliveries, OutboxSettings settings, WakeUp wake, Idempotency idempotency) {
    this.idempotency = idempotency;
    this.deliveries = deliveries;
    this.stuckAfter = settings.deliveries().stuckAfter();
    this.wake = wake;
  }

  /** Deliveries, newest first. */
  record Listed(List<Delivery> deliveries) {}

  /**
   * @param state {@code open}: not delivered yet; {@code stuck}: of these, those that failed many
   *     times; {@code delivered}
   */
  @GetMapping
  Listed list(
      @RequestParam(defaultValue = "stuck") String state,
      @RequestParam(defaultValue = "100") int limit)
      throws RefusedException {
    int most = Limits.of(limit);
    return new Listed(
        switch (state.toLowerCase(Locale.ROOT)) {
          case "open" -> deliveries.list(true, 0, most);
          case "stuck" -> deliveries.list(true, stuckAfter, most);
          case "delivered" -> deliveries.list(false, 0, most);
          default ->
              throw new RefusedException(
                  List.of(
                      new Problem(
                          "state",
                          new Text("没有这种状态", "there is no such state"),
                          state,
                          Text.same("open, stuck, delivered"))));
        });
  }

  /** Tries a delivery at once, whatever its delay. */
  @PostMapping("/{id}/retry")
  ResponseEntity<String> retry(@PathVariable long id, HttpServletRequest request) {
    return idempotency.once(
        request,
        () -> {
          if (!deliveries.retry(id)) {
            throw new RefusedRequest(
                ProblemCode.UNKNOWN_DELIVERY, new Text("没有待送达的通知", "no such delivery is open"));
          }
          wake.up();
          return ResponseEntity.accepted().build();
        });
  }
}
