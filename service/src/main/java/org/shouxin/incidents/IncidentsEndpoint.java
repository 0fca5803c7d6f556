package org.shouxin.incidents;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Callers;
import org.shouxin.customers.Customers;
import org.shouxin.customers.UnknownCustomer;
import org.shouxin.web.IdempotentAnswer;
import org.shouxin.web.IdempotentRequest;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.Refusals;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Incidents, which trigger a new decision on the customer at once (R29). */
@RestController
@RequestMapping("/api/v1")
@Tag(
    name = "incidents",
    description = "事件 Defaults and crises, which trigger a new decision on the customer at once.")
class IncidentsEndpoint {

  private final Incidents incidents;
  private final Customers customers;

  IncidentsEndpoint(Incidents incidents, Customers customers) {
    this.incidents = incidents;
    this.customers = customers;
  }

  /**
   * Records an incident and decides on the customer again; the location is that of the decision.
   *
   * @param customer code of the customer
   */
  @PostMapping("/customers/{customer}/incidents")
  @ResponseStatus(HttpStatus.CREATED)
  @Refusals({ProblemCode.UNKNOWN_CUSTOMER, ProblemCode.NUMBER_TAKEN, ProblemCode.CONFLICT})
  IdempotentAnswer<IncidentAnswer> reportIncident(
      @PathVariable String customer, @RequestBody IncidentRequest body, IdempotentRequest request) {
    return request.once(
        UnknownCustomer.inPath(
            () -> {
              customers.check(body);
              IncidentAnswer answer =
                  IncidentAnswer.of(incidents.report(customer, body, Callers.current()));
              return ResponseEntity.created(
                      URI.create("/api/v1/decisions/" + answer.decision().id()))
                  .body(answer);
            }));
  }

  /**
   * Marks an incident as settled today, and decides on the customer again.
   *
   * @param incident its number
   * @param policy id of the policy; the routing workbook determines it if not given
   */
  @PostMapping("/incidents/{incident}/settle")
  @Refusals({ProblemCode.UNKNOWN_INCIDENT, ProblemCode.ALREADY_DONE})
  IdempotentAnswer<IncidentAnswer> settleIncident(
      @PathVariable String incident,
      @RequestParam(required = false) @Nullable String policy,
      IdempotentRequest request) {
    return request.once(
        () ->
            ResponseEntity.ok(
                IncidentAnswer.of(incidents.settle(incident, policy, Callers.current()))));
  }
}
