package org.shouxin.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.decision.Decision;
import org.shouxin.decision.OrderDecision;
import org.shouxin.imports.Importer;
import org.shouxin.imports.SampleLedger;
import org.shouxin.operations.Described.Operation;
import org.shouxin.outbox.Outbox;
import org.shouxin.outbox.Receiver;
import org.shouxin.policy.Authority;
import org.shouxin.policy.Finding;
import org.shouxin.policy.Letter;
import org.shouxin.policy.OrderCheck;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description of the interface says what the running service does. */
class ApiDescriptionTest {

  /** Every call, in an order in which each finds what it needs. */
  private static final List<String> STORY =
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
          "listCustomerDecisions",
          "getDecision",
          "checkOrder",
          "listHolds",
          "releaseHold",
          "rejectHold",
          "recheckHolds",
          "getOrder",
          "closeOrder",
          "startRuns",
          "listRuns",
          "getRun",
          "listRunChanges",
          "getRunSummary",
          "getJournalHead",
          "getJournalRecord",
          "issueKey",
          "listKeys",
          "revokeKey",
          "listPurposes",
          "listDeliveries",
          "retryDelivery");

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
    description = described();
  }

  @AfterAll
  static void stop() {
    service.stop();
    WEBHOOK.close();
  }

  private static Described described() {
    Reply reply = service.get(service.key(Role.ERP), "/api/openapi");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return new Described(reply.json());
  }

  @Test
  void everyMappingIsDescribedAndNothingElse() {
    Set<String> mapped = new TreeSet<>();
    for (RequestMappingInfo mapping :
        service
            .context()
            .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .keySet()) {
      for (String path : mapping.getPatternValues()) {
        for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
          mapped.add(method + " " + path);
        }
      }
    }
    mapped.removeIf(mapping -> !mapping.contains(" /api/v1/"));
    assertThat(description.operations().stream().map(Operation::toString))
        .containsExactlyInAnyOrderElementsOf(mapped);
    assertThat(description.json().get("openapi").asString()).startsWith("3.1");
    assertThat(described()).as("however often it is asked for").isEqualTo(description);
  }

  @Test
  void everyCallHasAnExampleAnAnswerAUseAndAGroup() {
    Set<String> groups =
        description
            .json()
            .get("tags")
            .valueStream()
            .map(tag -> tag.get("name").asString())
            .collect(Collectors.toSet());
    for (Operation each : description.operations()) {
      assertThat(each.json().path("summary").asString(""))
          .as("%s", each)
          .isNotBlank()
          .hasLineCount(1);
      assertThat(each.json().path("tags").valueStream().map(JsonNode::asString))
          .as("%s", each)
          .hasSize(1)
          .allMatch(groups::contains);
      assertThat(each.json().path("x-roles")).as("%s", each).isNotEmpty();
      assertThat(each.examples()).as("%s", each).isNotEmpty();
      assertThat(each.success()).as("%s", each).isNotEmpty();
      for (JsonNode parameter : each.parameters()) {
        assertThat(parameter.path("description").asString(""))
            .as("%s %s", each, parameter)
            .isNotBlank();
        assertThat(parameter.has("schema")).as("%s %s", each, parameter).isTrue();
      }
    }
    assertThat(description.operations().stream().map(Operation::id))
        .as("each has a name of its own, and its place in the story")
        .containsExactlyInAnyOrderElementsOf(STORY);
  }

  @Test
  void everyPostTakesAnIdempotencyKeyAndEveryErrorIsAProblem() {
    for (Operation each : description.operations()) {
      assertThat(each.parameters().stream().map(one -> one.get("name").asString()))
          .as("%s", each)
          .filteredOn("Idempotency-Key"::equals)
          .hasSize(each.method().equals("POST") ? 1 : 0);
      assertThat(each.codes()).as("%s", each).contains("401", "403", "500", "503");
      for (String code : each.codes()) {
        JsonNode response = each.response(code);
        assertThat(response.path("description").asString("")).as("%s %s", each, code).isNotBlank();
        if (code.compareTo("400") >= 0) {
          assertThat(response.at("/content/application~1problem+json/schema/$ref").asString(""))
              .as("%s %s", each, code)
              .isEqualTo("#/components/schemas/Problem");
        }
      }
    }
  }

  @Test
  void everyReferenceAndLinkLeadsSomewhere() {
    for (JsonNode reference : description.json().findValues("$ref")) {
      assertThat(description.json().at(reference.asString().substring(1)).isMissingNode())
          .as("%s", reference)
          .isFalse();
    }
    for (JsonNode links : description.json().findValues("links")) {
      assertThat(links.valueStream().map(link -> link.get("operationId").asString()))
          .allMatch(STORY::contains);
    }
  }

  @Test
  void everyExampleIsAcceptedAndAnsweredExactlyAsDescribed() {
    Conversation conversation = new Conversation(service, description);
    for (String id : STORY) {
      Operation operation = operation(id);
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
    Instant end = Instant.now().plus(Duration.ofMinutes(1));
    String open =
        "select count(*) from outbox_delivery where webhook = 'somebody' and delivered_at is null";
    while (service.database().sql(open).query(Long.class).single() > 0) {
      assertThat(Instant.now()).as("deliveries take too long").isBefore(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static void everyEventIsSentAsDescribed() {
    JsonNode webhooks = description.json().get("webhooks");
    Set<String> awaited = new TreeSet<>(webhooks.propertyNames());
    Instant end = Instant.now().plus(Duration.ofMinutes(1));
    int checked = 0;
    while (!awaited.isEmpty()) {
      assertThat(Instant.now()).as("never sent: %s", awaited).isBefore(end);
      List<Receiver.Sent> sent = WEBHOOK.sent();
      for (Receiver.Sent event : sent.subList(checked, sent.size())) {
        awaited.remove(described(event, webhooks));
      }
      checked = sent.size();
      LockSupport.parkNanos(20_000_000);
    }
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

  private static Operation operation(String id) {
    return description.operations().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id));
  }

  private static void awaitRuns() {
    Instant end = Instant.now().plus(Duration.ofMinutes(1));
    while (service.get(service.key(Role.ANALYST), "/api/v1/runs").body().contains("\"running\"")) {
      assertThat(Instant.now()).as("a run takes too long").isBefore(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void everyRefusalIsAProblemThatTheCallDescribes() {
    Conversation conversation = new Conversation(service, description);
    for (Operation each : description.operations()) {
      String nothing = each.path().replaceAll("\\{(id)}", "0").replaceAll("\\{\\w+}", "NO-SUCH");
      Reply unknown =
          service.send(service.request(null, nothing).method(each.method(), none()).build());
      conversation.answered(each, "401", unknown, each + " without a key");
      String example = each.examples().get(0);
      if (each.codes().contains("404")) {
        String given = each.id().equals("withdrawOverride") ? nothing + "?reason=x" : nothing;
        Reply missing = service.send(conversation.request(each, given, example).build());
        conversation.answered(each, "404", missing, each + " of nothing: " + missing);
      }
      if (!example.isEmpty()) {
        Reply wrong = service.send(conversation.request(each, nothing, "{\"surprise\":1}").build());
        conversation.answered(each, "422", wrong, each + " with a surprise: " + wrong);
        assertThat(wrong.json().get("problems").findValuesAsString("field")).contains("/surprise");
        Reply broken = service.send(conversation.request(each, nothing, "{").build());
        conversation.answered(each, "400", broken, each + " with half a body: " + broken);
      }
    }
  }

  private static BodyPublisher none() {
    return HttpRequest.BodyPublishers.noBody();
  }

  @Test
  void codesAreThoseThatThereAre() {
    Map<String, Enum<?>[]> enums =
        Map.of(
            "Conclusions/properties/admission", Decision.Admission.values(),
            "FactUsed/properties/origin", Decision.Origin.values(),
            "Trace/properties/criteria/items/properties/verdict", Decision.Verdict.values(),
            "Conclusions/properties/findings/items/properties/kind", Finding.Kind.values(),
            "Conclusions/properties/letters/items/properties/to", Letter.Addressee.values(),
            "Order/properties/outcome", OrderCheck.Outcome.values(),
            "CheckedOrder/allOf/1/properties/check/properties/checks/items/properties/verdict",
                OrderDecision.Verdict.values(),
            "Override/properties/role", Authority.Role.values(),
            "Role", Role.values());
    enums.forEach(
        (pointer, values) ->
            assertThat(codes(description.json().at("/components/schemas/" + pointer + "/enum")))
                .as(pointer)
                .containsExactlyInAnyOrderElementsOf(
                    Arrays.stream(values)
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .toList()));
  }

  @Test
  void everyKindOfEventIsDescribedOnce() {
    assertThat(
            description
                .json()
                .get("components")
                .get("schemas")
                .valueStream()
                .map(schema -> schema.at("/allOf/1/properties/kind/enum"))
                .flatMap(kinds -> codes(kinds).stream()))
        .containsExactlyInAnyOrderElementsOf(Outbox.KINDS);
  }

  private static List<String> codes(JsonNode list) {
    return list.valueStream().flatMap(one -> Stream.of(one.asString())).toList();
  }
}
