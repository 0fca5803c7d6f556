package org.shouxin.decisions;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Callers;
import org.shouxin.decisions.DecisionService.Made;
import org.shouxin.explanations.DecisionJson;
import org.shouxin.journal.Journal;
import org.shouxin.operations.Meters;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.web.Body;
import org.shouxin.web.Idempotency;
import org.shouxin.web.Languages;
import org.shouxin.web.ProblemText;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decides on many at once: each is answered or refused by itself. */
@RestController
class BatchEndpoint {

  private static final int MOST = 1_000;

  /** An item: decided on, or refused. */
  private record Item(@Nullable Asked asked, @Nullable RefusedException refused) {}

  private final Asking asking;
  private final DecisionService desk;
  private final Journal journal;
  private final Idempotency idempotency;
  private final Meters meters;
  private final JsonMapper json;

  BatchEndpoint(
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

  /** Decides on up to 1,000; the records are written in one transaction. */
  @PostMapping(DecisionsEndpoint.PATH + "/batch")
  ResponseEntity<String> decide(HttpServletRequest request) {
    long began = System.nanoTime();
    List<Made> all = new ArrayList<>();
    ResponseEntity<String> answer =
        idempotency.once(
            request,
            () -> {
              List<Item> items = items(Body.of(request, json));
              List<Made> made =
                  desk.decide(
                      items.stream().map(Item::asked).filter(java.util.Objects::nonNull).toList(),
                      Callers.current());
              journal.append(made.stream().map(Made::record).toList());
              all.clear();
              all.addAll(made);
              return ResponseEntity.ok()
                  .contentType(MediaType.APPLICATION_JSON)
                  .body(text(items, made, Languages.of(request)));
            });
    all.forEach(made -> meters.decided(made.answer()));
    meters.took("batch", Duration.ofNanos(System.nanoTime() - began));
    return answer;
  }

  private List<Item> items(Body body) throws RefusedException {
    JsonNode list = body.list("decisions", MOST);
    body.done();
    List<Item> items = new ArrayList<>();
    for (int i = 0; list != null && i < list.size(); i++) {
      try {
        items.add(
            new Item(asking.read(Body.of(list.get(i), body.pointer("decisions") + "/" + i)), null));
      } catch (RefusedException refused) {
        items.add(new Item(null, refused));
      }
    }
    return items;
  }

  private static String text(List<Item> items, List<Made> made, Language language) {
    StringBuilder text = new StringBuilder("{\"decisions\":[");
    int next = 0;
    for (int i = 0; i < items.size(); i++) {
      text.append(i == 0 ? "" : ",");
      RefusedException refused = items.get(i).refused();
      if (refused == null) {
        Made one = made.get(next++);
        text.append("{\"status\":201,\"decision\":")
            .append(DecisionJson.concluded(one.record().id(), one.asked().route(), one.answer()))
            .append('}');
      } else {
        text.append("{\"status\":422,\"problem\":")
            .append(ProblemText.of(refused, language))
            .append('}');
      }
    }
    return text.append("]}").toString();
  }
}
