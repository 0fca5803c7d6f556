package org.shouxin.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.imports.Importer;
import org.shouxin.imports.SampleLedger;
import org.shouxin.operations.Described.Operation;
import org.shouxin.outbox.Receiver;
import org.shouxin.server.Await;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;

/** The running service does what the description of its interface says, example by example. */
class ApiExamplesTest {

  /** Every call, in an order in which each finds what it needs. */
  static final List<String> STORY =
      List.of(
          "decide",
          "decideBatch",
          "decideCustomer",
          "decideCustomers",
          "makeOverride",
          "listOverrides",
          "listCustomerOverrides",
          "withdrawOverride",
          "reportIncident",
          "settleIncident",
          "getCustomer",
          "getDecision",
          "checkOrder",
          "listOrders",
          "releaseOrder",
          "rejectOrder",
          "recheckOrders",
          "getOrder",
          "closeOrder",
          "listCustomerDecisions",
          "startRuns",
          "listRuns",
          "getRun",
          "listRunChanges",
          "listRunFailures",
          "getRunSummary",
          "getJournalHead",
          "getJournalRecord",
          "issueKey",
          "listKeys",
          "revokeKey",
          "listPurposes",
          "listDeliveries",
          "retryDelivery",
          "listProblems",
          "getProblem");

  private static final Receiver WEBHOOK = new Receiver();

  private static TestService service;
  private static Described description;

  @BeforeAll
  static void start() throws Exception {
    service =
        TestService.start(
            TestDatabase.H2,
            Map.of(
                "shouxin.webhooks[0].name", "nobody",
                "shouxin.webhooks[0].url", "http://127.0.0.1:9/",
                "shouxin.webhooks[0].secret", "0123456789abcdef",
                "shouxin.webhooks[1].name", "somebody",
                "shouxin.webhooks[1].url", WEBHOOK.address().toString(),
                "shouxin.webhooks[1].secret", "0123456789abcdef"));
    SampleLedger.load(service.bean(Importer.class), SampleLedger.folder(TestService.home()));
    description = Described.by(service);
  }

  @AfterAll
  static void stop() {
    service.stop();
    WEBHOOK.close();
  }

  @Test
  void everyExampleIsAcceptedAndAnsweredExactlyAsDescribed() {
    Conversation conversation = new Conversation(service, description);
    for (String id : STORY) {
      Operation operation = description.operation(id);
      if (id.equals("listDeliveries")) {
        awaitDeliveries();
      }
      operation.examples().stream()
          .filter(example -> !example.isEmpty())
          .forEach(
              example ->
                  assertThat(
                          Shape.faults(
                              TestService.json(example),
                              operation.body().get("schema"),
                              description))
                      .as("%s %s", operation, example)
                      .isEmpty());
      conversation.tries(operation);
      if (id.equals("startRuns")) {
        awaitRuns();
      }
    }
    everyEventIsSentAsDescribed();
  }

  /** What somebody has yet to take would be listed and gone before it is tried again. */
  private static void awaitDeliveries() {
    String open =
        "select count(*) from outbox_delivery where webhook = 'somebody' and delivered_at is null";
    Await.until(
        "everything is delivered",
        () -> service.database().sql(open).query(Long.class).single() == 0);
  }

  private static void everyEventIsSentAsDescribed() {
    JsonNode webhooks = description.json().get("webhooks");
    Set<String> awaited = new TreeSet<>(webhooks.propertyNames());
    AtomicInteger checked = new AtomicInteger();
    Await.until(
        awaited,
        () -> {
          List<Receiver.Sent> sent = WEBHOOK.sent();
          for (Receiver.Sent event : sent.subList(checked.getAndSet(sent.size()), sent.size())) {
            awaited.remove(described(event, webhooks));
          }
          return awaited.isEmpty();
        });
  }

  /** The one webhook that describes an event. */
  private static String described(Receiver.Sent event, JsonNode webhooks) {
    JsonNode body = TestService.json(event.body());
    assertThat(body.get("id").asString()).isEqualTo(event.event());
    assertThat(body.get("kind").asString()).isEqualTo(event.kind());
    List<String> shapes =
        webhooks.propertyNames().stream()
            .filter(
                name ->
                    Shape.faults(
                            body,
                            webhooks
                                .get(name)
                                .at("/post/requestBody/content/application~1json/schema"),
                            description)
                        .isEmpty())
            .toList();
    assertThat(shapes).as(event.body()).hasSize(1);
    return shapes.get(0);
  }

  private static void awaitRuns() {
    Await.until(
        "every run is done",
        () ->
            !service.get(service.key(Role.ANALYST), "/api/v1/runs").body().contains("\"running\""));
  }

  @Test
  void everyRefusalIsAProblemThatTheCallDescribes() {
    Conversation conversation = new Conversation(service, description);
    for (Operation each : description.operations()) {
      String nothing = each.path().replaceAll("\\{(id)}", "0").replaceAll("\\{\\w+}", "NO-SUCH");
      Reply unknown =
          service.send(service.request(null, nothing).method(each.method(), none()).build());
      if (each.codes().contains("401")) {
        conversation.answered(each, "401", unknown, each + " without a key");
      }
      String example = each.examples().get(0);
      if (each.codes().contains("404")) {
        String given = each.id().equals("withdrawOverride") ? nothing + "?reason=x" : nothing;
        Reply missing = service.send(conversation.request(each, given, example).build());
        conversation.answered(each, "404", missing, each + " of nothing: " + missing);
      }
      if (!example.isEmpty()) {
        Reply wrong = service.send(conversation.request(each, nothing, "{\"surprise\":1}").build());
        conversation.answered(each, "422", wrong, each + " with a surprise: " + wrong);
        assertThat(wrong.fields()).contains("/surprise");
        Reply broken = service.send(conversation.request(each, nothing, "{").build());
        conversation.answered(each, "400", broken, each + " with half a body: " + broken);
      }
    }
  }

  private static BodyPublisher none() {
    return HttpRequest.BodyPublishers.noBody();
  }
}
