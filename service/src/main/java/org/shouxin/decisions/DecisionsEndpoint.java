package org.shouxin.decisions;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Callers;
import org.shouxin.database.Transactions;
import org.shouxin.decisions.DecisionBatchAnswer.DecisionBatchItem;
import org.shouxin.decisions.DecisionService.Made;
import org.shouxin.journal.Journal;
import org.shouxin.operations.DecisionLog;
import org.shouxin.operations.Meters;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.web.BodyReader;
import org.shouxin.web.IdempotentAnswer;
import org.shouxin.web.IdempotentRequest;
import org.shouxin.web.ProblemDocument;
import org.shouxin.web.RefusedRequest;
import org.shouxin.web.RequestPlace;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Decides on facts in the body: recorded, but not put in force for the customer. */
@RestController
@RequestMapping(DecisionsEndpoint.PATH)
@Tag(
    name = "decisions",
    description = "决定 Decisions on facts in the request, and stored decisions explained again.")
class DecisionsEndpoint {

  /** Where decisions are found. */
  static final String PATH = "/api/v1/decisions";

  /** An item of a batch: to be decided on, or refused. */
  private record Item(@Nullable RequestedDecision asked, @Nullable RefusedException refused) {}

  private final DecisionRequestReader requests;
  private final BodyReader bodies;
  private final DecisionService decisions;
  private final Journal journal;
  private final Meters meters;

  DecisionsEndpoint(
      DecisionRequestReader requests,
      BodyReader bodies,
      DecisionService decisions,
      Journal journal,
      Meters meters) {
    this.requests = requests;
    this.bodies = bodies;
    this.decisions = decisions;
    this.journal = journal;
    this.meters = meters;
  }

  /**
   * Decides on a customer on the facts given. A customer on whom facts are missing is undecided,
   * which is an answer and recorded like any other.
   */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  IdempotentAnswer<DecisionAnswer> decide(
      @RequestBody DecisionRequest body, IdempotentRequest request) {
    long began = System.nanoTime();
    return request.onceByItself(
        () -> {
          Made made = decisions.decide(requests.read(body), Callers.current());
          String id = made.record().id();
          IdempotentAnswer<DecisionAnswer> answer =
              request.write(
                  ResponseEntity.created(URI.create(PATH + "/" + id)).body(made.conclusion()));
          journal.commit(made.record(), answer::keep);
          meters.decided(made.answer());
          meters.took("decision", Duration.ofNanos(System.nanoTime() - began));
          DecisionLog.decided(id, made.record().policy());
          return answer;
        });
  }

  /** Decides on up to 1,000 customers; the records are written in one transaction. */
  @PostMapping("/batch")
  IdempotentAnswer<DecisionBatchAnswer> decideBatch(
      @RequestBody DecisionBatch body, IdempotentRequest request, Language language) {
    return meters.timed(
        "batch",
        () ->
            request.once(
                () -> {
                  List<Item> items = items(body);
                  List<Made> made =
                      decisions.decide(
                          items.stream().map(Item::asked).filter(Objects::nonNull).toList(),
                          Callers.current());
                  journal.append(made.stream().map(Made::record).toList());
                  Transactions.afterCommit(
                      () -> made.forEach(each -> meters.decided(each.answer())));
                  return ResponseEntity.ok(answer(items, made, language));
                }));
  }

  private List<Item> items(DecisionBatch body) {
    List<Item> items = new ArrayList<>();
    for (JsonNode each : body.decisions()) {
      String pointer = "/decisions/" + items.size();
      try {
        items.add(new Item(item(each, pointer), null));
      } catch (RefusedException refused) {
        items.add(new Item(null, refused));
      }
    }
    return items;
  }

  private RequestedDecision item(JsonNode part, String pointer) throws RefusedException {
    DecisionRequest request = bodies.read(part, DecisionRequest.class, pointer);
    try {
      return requests.read(request);
    } catch (RefusedException refused) {
      throw RequestPlace.below(pointer, refused);
    }
  }

  private static DecisionBatchAnswer answer(List<Item> items, List<Made> made, Language language) {
    List<DecisionBatchItem> answers = new ArrayList<>();
    int next = 0;
    for (Item item : items) {
      answers.add(
          item.refused() == null
              ? new DecisionBatchItem(
                  HttpStatus.CREATED.value(), made.get(next++).conclusion(), null)
              : new DecisionBatchItem(
                  HttpStatus.UNPROCESSABLE_CONTENT.value(),
                  null,
                  ProblemDocument.of(RefusedRequest.of(item.refused()), language)));
    }
    return new DecisionBatchAnswer(answers);
  }
}
