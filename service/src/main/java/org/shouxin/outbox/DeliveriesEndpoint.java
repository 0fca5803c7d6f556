package org.shouxin.outbox;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.shouxin.outbox.Delivery.DeliveryStatus;
import org.shouxin.web.IdempotentAnswer;
import org.shouxin.web.IdempotentRequest;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.Refusals;
import org.shouxin.web.RefusedRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What webhooks have and have not accepted, for administrators. */
@RestController
@RequestMapping("/api/v1/deliveries")
@Tag(name = "administration")
class DeliveriesEndpoint {

  /**
   * Deliveries to webhooks.
   *
   * @param deliveries the newest first
   */
  record DeliveryList(List<Delivery> deliveries) {}

  private final Deliveries deliveries;
  private final WakeUp wake;

  DeliveriesEndpoint(Deliveries deliveries, WakeUp wake) {
    this.deliveries = deliveries;
    this.wake = wake;
  }

  /**
   * Deliveries to webhooks, the newest first.
   *
   * @param status open: not delivered yet, the stuck ones included; stuck: of these, those that
   *     failed many times; or delivered
   * @param limit at most so many
   */
  @GetMapping
  DeliveryList listDeliveries(
      @RequestParam(defaultValue = "stuck") DeliveryStatus status,
      @RequestParam(defaultValue = "100") @Min(1) @Max(1_000) int limit) {
    return new DeliveryList(deliveries.list(status, limit));
  }

  /**
   * Tries an open delivery at once, whatever its delay.
   *
   * @param id of the delivery
   */
  @PostMapping("/{id}/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Refusals({ProblemCode.UNKNOWN_DELIVERY})
  IdempotentAnswer<Delivery> retryDelivery(@PathVariable long id, IdempotentRequest request) {
    return request.once(
        () -> {
          Delivery delivery =
              deliveries
                  .retry(id)
                  .orElseThrow(() -> RefusedRequest.of(ProblemCode.UNKNOWN_DELIVERY));
          wake.up();
          return ResponseEntity.accepted().body(delivery);
        });
  }
}
