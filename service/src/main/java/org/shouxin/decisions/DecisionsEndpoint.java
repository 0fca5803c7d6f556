package org.shouxin.decisions;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.shouxin.access.Callers;
import org.shouxin.decisions.DecisionService.Made;
import org.shouxin.explanations.DecisionJson;
import org.shouxin.journal.Journal;
import org.shouxin.operations.DecisionLog;
import org.shouxin.operations.Meters;
import org.shouxin.web.Body;
import org.shouxin.web.Idempotency;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Decides on facts in the body: recorded, but not put in force for the customer. */
@RestController
class DecisionsEndpoint {

  /** Where decisions are found. */
  static final String PATH = "/api/v1/decisions";

  private final Asking asking;
  private final DecisionService desk;
  private final Journal journal;
  private final Idempotency idempotency;
  private final Meters meters;
  private final JsonMapper json;

  DecisionsEndpoint(
      Asking asking,
      DecisionService desk,
      Journal journal,
      Idempotency idempotency,
      Meters meters,
      JsonMapper json) {
    this.asking = asking;
    this.desk = desk;
    this.journal = journal;
    this.idempotency = idempotency;
    this.meters = meters;
    this.json = json;
  }

  /**
   * Decides. A customer on whom facts are missing is undecided, which is an answer and recorded
   * like any other: 201 with {@code "outcome":"undecided"}.
   */
  @PostMapping(PATH)
  ResponseEntity<String> decide(HttpServletRequest request) {
    long began = System.nanoTime();
    return idempotency.onceBeside(
        request,
        claim -> {
          Made made = desk.decide(asking.read(Body.of(request, json)), Callers.current());
          String id = made.record().id();
          ResponseEntity<String> answer =
              ResponseEntity.created(URI.create(PATH + "/" + id))
                  .contentType(MediaType.APPLICATION_JSON)
                  .body(DecisionJson.concluded(id, made.asked().route(), made.answer()));
          journal.commit(
              made.record(), claim == null ? null : database -> claim.keep(database, answer));
          meters.decided(made.answer());
          meters.took("decision", Duration.ofNanos(System.nanoTime() - began));
          DecisionLog.decided(id, made.record().policy());
          return answer;
        });
  }
}
