package org.shouxin.incidents;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Callers;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.credit.RecordedDecision;
import org.shouxin.customers.UnknownCustomer;
import org.shouxin.explanations.DecisionJson;
import org.shouxin.json.JsonText;
import org.shouxin.web.Fields;
import org.shouxin.web.Idempotency;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Incidents by HTTP (R29); the answer tells the new decision and what changed by it. */
@RestController
@RequestMapping("/api/v1")
class IncidentsEndpoint {

  private static final Fields FIELDS =
      Fields.of("policy", "kind", "severity", "occurred_on", "note", "number");

  private final Incidents incidents;
  private final Idempotency idempotency;
  private final JsonMapper mapper;

  IncidentsEndpoint(Incidents incidents, Idempotency idempotency, JsonMapper mapper) {
    this.incidents = incidents;
    this.idempotency = idempotency;
    this.mapper = mapper;
  }

  /** Something that happened; see {@link Incidents.Happened}. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Told(
      @Nullable String policy,
      @Nullable String kind,
      @Nullable String severity,
      @Nullable LocalDate occurredOn,
      @Nullable String note,
      @Nullable String number) {

    Incidents.Happened happened() {
      return new Incidents.Happened(kind, severity, occurredOn, note, number);
    }
  }

  @PostMapping("/customers/{customer}/incidents")
  ResponseEntity<String> report(
      @PathVariable String customer, @RequestBody Told told, HttpServletRequest request) {
    return idempotency.once(
        request,
        FIELDS.in(
            UnknownCustomer.inPath(
                () ->
                    json(
                        HttpStatus.CREATED,
                        incidents.report(
                            customer, told.policy(), told.happened(), Callers.current())))));
  }

  @PostMapping("/incidents/{number}/settle")
  ResponseEntity<String> settle(
      @PathVariable String number,
      @RequestParam(required = false) @Nullable String policy,
      HttpServletRequest request) {
    return idempotency.once(
        request, () -> json(HttpStatus.OK, incidents.settle(number, policy, Callers.current())));
  }

  private ResponseEntity<String> json(HttpStatus status, Incidents.Acted acted) {
    RecordedDecision ruling = acted.ruling();
    String head =
        JsonText.compact(
            json -> {
              json.startObject();
              json.string("incident", acted.number());
              json.string("record", acted.record());
              json.array("changed", changed(ruling.before(), ruling.after()), json::element);
              fields(json, "before", ruling.before());
              fields(json, "after", ruling.after());
              json.end();
            });
    ObjectNode body = (ObjectNode) mapper.readTree(head);
    body.set(
        "decision",
        mapper.readTree(DecisionJson.concluded(ruling.id(), ruling.route(), ruling.answer())));
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(mapper.writeValueAsString(body));
  }

  private static List<String> changed(@Nullable InForce before, @Nullable InForce after) {
    List<String> changed = new ArrayList<>();
    if (after == null) {
      return changed;
    }
    if (before == null || !before.grade().equals(after.grade())) {
      changed.add("grade");
    }
    if (before == null || !before.standing().equals(after.standing())) {
      changed.add("standing");
    }
    if (before == null || before.creditLimit().compareTo(after.creditLimit()) != 0) {
      changed.add("credit_limit");
    }
    if (before == null || before.creditDays() != after.creditDays()) {
      changed.add("credit_days");
    }
    return changed;
  }

  private static void fields(JsonText json, String name, @Nullable InForce line) {
    if (line == null) {
      json.value(name, null);
      return;
    }
    json.startObject(name);
    json.string("grade", line.grade());
    json.string("standing", line.standing());
    json.value("credit_limit", line.creditLimit());
    json.integer("credit_days", line.creditDays());
    json.end();
  }
}
