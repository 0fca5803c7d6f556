package org.shouxin.credit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Callers;
import org.shouxin.customers.Customers;
import org.shouxin.customers.UnknownCustomer;
import org.shouxin.explanations.DecisionJson;
import org.shouxin.operations.Meters;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.Body;
import org.shouxin.web.Fields;
import org.shouxin.web.Idempotency;
import org.shouxin.web.Languages;
import org.shouxin.web.PlainText;
import org.shouxin.web.ProblemText;
import org.shouxin.web.RefusedRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decisions on customers by what the database knows; they are put in force. */
@RestController
class CustomersEndpoint {

  private static final String PATH = "/api/v1/customers";
  private static final String DECISIONS = "/api/v1/decisions/";
  private static final int MOST = 1_000;
  private static final Fields FIELDS = Fields.of("policy", "as_of");

  private final CreditDecisions desk;
  private final Customers clients;
  private final Idempotency idempotency;
  private final Meters meters;
  private final JsonMapper json;

  CustomersEndpoint(
      CreditDecisions desk,
      Customers clients,
      Idempotency idempotency,
      Meters meters,
      JsonMapper json) {
    this.desk = desk;
    this.clients = clients;
    this.idempotency = idempotency;
    this.meters = meters;
    this.json = json;
  }

  /** What is decided on: by which policy, null for the routing's; on which day. */
  private record Asked(@Nullable String policy, LocalDate asOf) {}

  /** Decides on one customer by what the database knows on a day, and puts it in force. */
  @PostMapping(PATH + "/{customer}/decisions")
  ResponseEntity<String> decide(HttpServletRequest request, @PathVariable String customer) {
    long began = System.nanoTime();
    ResponseEntity<String> answer =
        idempotency.once(
            request,
            FIELDS.in(
                UnknownCustomer.inPath(
                    () -> {
                      Body body = Body.of(request, json);
                      Asked asked = asked(body);
                      body.done();
                      RecordedDecision ruling = ruling(customer, asked);
                      return ResponseEntity.created(URI.create(DECISIONS + ruling.id()))
                          .contentType(MediaType.APPLICATION_JSON)
                          .body(text(ruling));
                    })));
    took("customer", began);
    return answer;
  }

  private Asked asked(Body body) throws RefusedException {
    String policy = body.text("policy", PlainText.LONGEST_CODE);
    LocalDate day = body.day("as_of");
    LocalDate asOf = day == null ? clients.today() : day;
    clients.notAfterToday(asOf);
    return new Asked(policy, asOf);
  }

  private RecordedDecision ruling(String customer, Asked asked) throws RefusedException {
    return desk.decide(customer, asked.policy(), asked.asOf(), Callers.current());
  }

  private void took(String kind, long began) {
    meters.took(kind, Duration.ofNanos(System.nanoTime() - began));
  }

  private static String text(RecordedDecision ruling) {
    return DecisionJson.concluded(ruling.id(), ruling.route(), ruling.answer());
  }

  /** Decides on up to 1,000 customers, each by itself: one that is refused stops no other. */
  @PostMapping(PATH + "/decisions")
  ResponseEntity<String> decideAll(HttpServletRequest request) {
    long began = System.nanoTime();
    ResponseEntity<String> answer =
        idempotency.once(
            request,
            FIELDS.in(
                () -> {
                  Body body = Body.of(request, json);
                  List<String> codes = codes(body);
                  Asked asked = asked(body);
                  body.done();
                  List<String> items = new ArrayList<>();
                  for (String code : codes) {
                    Fields fields = FIELDS.with("customer", "/customers/" + items.size());
                    items.add(item(code, asked, fields, Languages.of(request)));
                  }
                  return ResponseEntity.ok()
                      .contentType(MediaType.APPLICATION_JSON)
                      .body("{\"decisions\":[" + String.join(",", items) + "]}");
                }));
    took("customers", began);
    return answer;
  }

  private static List<String> codes(Body body) {
    List<String> codes = new ArrayList<>();
    JsonNode list = body.list("customers", MOST);
    if (list != null) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i).isString()) {
          codes.add(list.get(i).asString());
        } else {
          body.refuse(
              Body.wrong(
                  body.pointer("customers") + "/" + i,
                  list.get(i),
                  new Text("客户代码", "a customer's code")));
        }
      }
    }
    return codes;
  }

  private String item(String code, Asked asked, Fields fields, Language language) {
    try {
      return "{\"status\":201,\"decision\":" + text(ruling(code, asked)) + "}";
    } catch (UnknownCustomer unknown) {
      return refused(UnknownCustomer.missing(fields.in(unknown)), language);
    } catch (RefusedException refused) {
      return refused(RefusedRequest.of(fields.in(refused)), language);
    }
  }

  private static String refused(RefusedRequest refused, Language language) {
    return "{\"status\":"
        + refused.status().value()
        + ",\"problem\":"
        + ProblemText.of(refused, language)
        + "}";
  }
}
