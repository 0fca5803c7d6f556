package org.shouxin.credit;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Callers;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.decisions.DecisionJson;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.operations.Meters;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.Body;
import org.shouxin.web.Idempotency;
import org.shouxin.web.Languages;
import org.shouxin.web.ProblemText;
import org.shouxin.web.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/customers}: decisions on customers of the database, and what is in force. */
@RestController
class CustomersEndpoint {

  private static final String PATH = "/api/v1/customers";
  private static final String DECISIONS = "/api/v1/decisions/";
  private static final int MOST = 1_000;
  private static final int LONGEST_ID = 64;
  private static final int PAGE = 100;

  private final CreditDesk desk;
  private final Clients clients;
  private final Overrides overrides;
  private final Journal journal;
  private final Idempotency idempotency;
  private final Meters meters;
  private final JsonMapper json;

  CustomersEndpoint(
      CreditDesk desk,
      Clients clients,
      Overrides overrides,
      Journal journal,
      Idempotency idempotency,
      Meters meters,
      JsonMapper json) {
    this.desk = desk;
    this.clients = clients;
    this.overrides = overrides;
    this.journal = journal;
    this.idempotency = idempotency;
    this.meters = meters;
    this.json = json;
  }

  /** What is decided on: by which policy, null for the routing's; on which day. */
  private record Asked(@Nullable String policy, LocalDate asOf) {}

  /** What counts today: what is computed, unless overrides set something else. */
  record Effective(String grade, BigDecimal creditLimit, List<String> overrides) {}

  /** What is in force under a policy, as computed, and what counts. */
  record Line(
      String policy,
      String decision,
      LocalDate asOf,
      String grade,
      String standing,
      BigDecimal creditLimit,
      int creditDays,
      Effective effective) {}

  /** What is in force for a customer, by policy. */
  record Lines(String customer, List<Line> lines) {}

  /** A record of a customer, in short. */
  record Entry(
      String id, String kind, String policy, LocalDate asOf, String caller, Instant recordedAt) {}

  /** Records of a customer, the newest first; {@code next} continues, null at the end. */
  record Entries(String customer, List<Entry> records, @Nullable String next) {}

  /** Decides on one customer by what the database knows on a day, and puts it in force. */
  @PostMapping(PATH + "/{code}/decisions")
  ResponseEntity<String> decide(HttpServletRequest request, @PathVariable String code) {
    long began = System.nanoTime();
    List<Ruling> made = new ArrayList<>();
    ResponseEntity<String> answer =
        idempotency.once(
            request,
            () -> {
              made.clear();
              Body body = Body.of(request, json);
              Asked asked = asked(body);
              body.done();
              Ruling ruling = ruling(code, asked);
              made.add(ruling);
              return ResponseEntity.created(URI.create(DECISIONS + ruling.id()))
                  .contentType(MediaType.APPLICATION_JSON)
                  .body(text(ruling));
            });
    count(made, "customer", began);
    return answer;
  }

  private Asked asked(Body body) throws RefusedException {
    String policy = body.text("policy", LONGEST_ID);
    LocalDate day = body.day("as_of");
    LocalDate asOf = day == null ? clients.today() : day;
    clients.notAfterToday(asOf);
    return new Asked(policy, asOf);
  }

  private Ruling ruling(String code, Asked asked) throws RefusedException {
    try {
      return desk.decide(code, asked.policy(), asked.asOf(), Callers.current());
    } catch (UnknownCustomer unknown) {
      throw new Refused(
          HttpStatus.NOT_FOUND, new Text("没有该客户", "there is no such customer"), unknown.problems());
    }
  }

  private void count(List<Ruling> made, String kind, long began) {
    made.forEach(ruling -> meters.decided(ruling.answer()));
    meters.took(kind, Duration.ofNanos(System.nanoTime() - began));
  }

  private static String text(Ruling ruling) {
    return DecisionJson.concluded(ruling.id(), ruling.route(), ruling.answer());
  }

  /** Decides on up to 1,000 customers, each by itself: one that is refused stops no other. */
  @PostMapping(PATH + "/decisions")
  ResponseEntity<String> decideAll(HttpServletRequest request) {
    long began = System.nanoTime();
    List<Ruling> made = new ArrayList<>();
    ResponseEntity<String> answer =
        idempotency.once(
            request,
            () -> {
              made.clear();
              Body body = Body.of(request, json);
              List<String> codes = codes(body);
              Asked asked = asked(body);
              body.done();
              StringBuilder text = new StringBuilder("{\"decisions\":[");
              for (String code : codes) {
                text.append(text.charAt(text.length() - 1) == '[' ? "" : ",");
                text.append(item(code, asked, made, Languages.of(request)));
              }
              return ResponseEntity.ok()
                  .contentType(MediaType.APPLICATION_JSON)
                  .body(text.append("]}").toString());
            });
    count(made, "customers", began);
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

  private String item(String code, Asked asked, List<Ruling> made, Language language) {
    try {
      Ruling ruling = desk.decide(code, asked.policy(), asked.asOf(), Callers.current());
      made.add(ruling);
      return "{\"status\":201,\"decision\":" + text(ruling) + "}";
    } catch (RefusedException refused) {
      return "{\"status\":"
          + (refused instanceof UnknownCustomer ? 404 : 422)
          + ",\"problem\":"
          + ProblemText.of(refused, language)
          + "}";
    }
  }

  /** What is in force for a customer. */
  @GetMapping(PATH + "/{code}")
  Lines lines(@PathVariable String code) {
    List<Line> lines = new ArrayList<>();
    for (CreditLine line : desk.lines(code)) {
      InForce force = line.inForce();
      if (force != null) {
        lines.add(
            new Line(
                line.policy(),
                force.decision(),
                force.asOf(),
                force.grade(),
                force.standing(),
                force.creditLimit(),
                force.creditDays(),
                effective(line, force)));
      }
    }
    return new Lines(code, lines);
  }

  private Effective effective(CreditLine line, InForce force) {
    Overridden overridden = overrides.inForce(line.customer(), line.policy(), clients.today());
    return new Effective(
        overridden.gradeOr(force.grade()),
        overridden.creditLimitOr(force.creditLimit()),
        overridden.refs());
  }

  /** The records of a customer, the newest first. */
  @GetMapping(PATH + "/{code}/decisions")
  Entries records(@PathVariable String code, @RequestParam @Nullable String before) {
    List<JournalRecord> page = journal.of(code, PAGE, before);
    List<Entry> entries =
        page.stream()
            .map(
                record ->
                    new Entry(
                        record.id(),
                        record.kind(),
                        record.policy(),
                        record.asOf(),
                        record.caller(),
                        record.recordedAt()))
            .toList();
    return new Entries(code, entries, page.size() < PAGE ? null : page.get(PAGE - 1).id());
  }
}
