package org.shouxin.credit;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Callers;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.credit.CreditOverride.Field;
import org.shouxin.credit.CreditOverride.Withdrawal;
import org.shouxin.customers.Customers;
import org.shouxin.customers.UnknownCustomer;
import org.shouxin.json.JsonText;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.web.Fields;
import org.shouxin.web.Idempotency;
import org.shouxin.web.Limits;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Overrides by HTTP. What is computed, what is set and what counts are told apart: {@code
 * computed}, {@code override}, {@code effective}.
 */
@RestController
@RequestMapping("/api/v1")
class OverridesEndpoint {

  private static final Fields FIELDS =
      Fields.of("policy", "field", "to", "reason", "from", "until");

  private final Overrides overrides;
  private final CreditDecisions desk;
  private final Customers clients;
  private final Idempotency idempotency;

  OverridesEndpoint(
      Overrides overrides, CreditDecisions desk, Customers clients, Idempotency idempotency) {
    this.overrides = overrides;
    this.desk = desk;
    this.clients = clients;
    this.idempotency = idempotency;
  }

  /** An override wanted. */
  record Wanted(
      @Nullable String policy,
      @Nullable String field,
      @Nullable JsonNode to,
      @Nullable String reason,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {

    OverrideRequest of(String customer) {
      String content = to == null || !to.isValueNode() ? null : to.asString();
      return new OverrideRequest(customer, policy, field, content, reason, from, until);
    }
  }

  @PostMapping("/customers/{customer}/overrides")
  ResponseEntity<String> make(
      @PathVariable String customer, @RequestBody Wanted wanted, HttpServletRequest request) {
    return idempotency.once(
        request,
        FIELDS.in(
            UnknownCustomer.inPath(
                () ->
                    json(
                        HttpStatus.CREATED,
                        one(overrides.make(wanted.of(customer), Callers.current()))))));
  }

  @GetMapping("/customers/{customer}/overrides")
  ResponseEntity<String> of(@PathVariable String customer) {
    LocalDate today = clients.today();
    List<CreditOverride> newestFirst = new ArrayList<>(overrides.of(customer));
    Collections.reverse(newestFirst);
    return json(
        HttpStatus.OK,
        JsonText.compact(
            json -> {
              json.startObject();
              json.string("customer", customer);
              new CreditJson(json).lines(desk.lines(customer), overrides, today);
              list(json, newestFirst, today);
              json.end();
            }));
  }

  @GetMapping("/overrides")
  ResponseEntity<String> all(
      @RequestParam(defaultValue = "false") boolean active,
      @RequestParam(defaultValue = "100") int limit) {
    LocalDate today = clients.today();
    List<CreditOverride> found = overrides.all(active, today, Limits.of(limit));
    return json(
        HttpStatus.OK,
        JsonText.compact(
            json -> {
              json.startObject();
              list(json, found, today);
              json.end();
            }));
  }

  @DeleteMapping("/overrides/{id}")
  ResponseEntity<String> withdraw(
      @PathVariable String id, @RequestParam(defaultValue = "") String reason)
      throws RefusedException {
    List<Problem> problems = new ArrayList<>();
    String why = OverrideRequest.reason(reason, problems);
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
    return json(HttpStatus.OK, one(overrides.withdraw(id, why, Callers.current())));
  }

  private static ResponseEntity<String> json(HttpStatus status, String body) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(body);
  }

  private String one(CreditOverride made) {
    LocalDate today = clients.today();
    return JsonText.compact(json -> entry(json, made, today, line(made)));
  }

  private CreditLine line(CreditOverride about) {
    return desk.lines(about.customer()).stream()
        .filter(line -> line.policy().equals(about.policy()))
        .findFirst()
        .orElse(new CreditLine(about.customer(), about.policy(), null));
  }

  private void list(JsonText json, List<CreditOverride> newestFirst, LocalDate today) {
    json.array("overrides", newestFirst, each -> entry(json, each, today, line(each)));
  }

  private void entry(JsonText json, CreditOverride each, LocalDate today, CreditLine line) {
    Field field = each.field();
    InForce computed = line.inForce();
    EffectiveOverrides counting = overrides.inForce(line.customer(), line.policy(), today);
    String state = each.state(today);
    boolean superseded = state.equals("active") && !counting.refs().contains(each.id());
    json.startObject();
    json.string("id", each.id());
    json.string("customer", each.customer());
    json.string("policy", each.policy());
    json.string("field", field.code());
    json.value("computed", computed == null ? null : computed.value(field));
    json.value("override", field == Field.GRADE ? each.content() : new BigDecimal(each.content()));
    json.value("effective", counting.effective(field, computed));
    json.string("state", superseded ? "superseded" : state);
    json.string("reason", each.reason());
    json.string("by", each.by());
    json.string("role", each.role());
    json.value("at", each.at());
    json.value("from", each.from());
    json.value("until", each.until());
    Withdrawal withdrawn = each.withdrawn();
    json.value("withdrawn_at", withdrawn == null ? null : withdrawn.at());
    json.value("withdrawn_by", withdrawn == null ? null : withdrawn.by());
    json.value("withdrawn_reason", withdrawn == null ? null : withdrawn.reason());
    json.end();
  }
}
