package org.shouxin.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.decision.Decision;
import org.shouxin.decision.OrderDecision;
import org.shouxin.operations.Described.Operation;
import org.shouxin.outbox.EventKind;
import org.shouxin.policy.Authority;
import org.shouxin.policy.Finding;
import org.shouxin.policy.Letter;
import org.shouxin.policy.OrderCheck;
import org.shouxin.server.TestService;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description of the interface names what the service takes and answers, all of it. */
class ApiDescriptionTest {

  private static final TestService SERVICE = TestService.on(TestDatabase.H2);
  private static final Described DESCRIPTION = Described.by(SERVICE);

  @Test
  void everyMappingIsDescribedAndNothingElse() {
    Set<String> mapped = new TreeSet<>();
    for (RequestMappingInfo mapping :
        SERVICE
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
    mapped.removeIf(mapping -> !mapping.contains(" /api/v1/") && !mapping.contains(" /problems"));
    assertThat(DESCRIPTION.operations().stream().map(Operation::toString))
        .containsExactlyInAnyOrderElementsOf(mapped);
    assertThat(DESCRIPTION.json().get("openapi").asString()).startsWith("3.1");
    assertThat(Described.by(SERVICE)).as("however often it is asked for").isEqualTo(DESCRIPTION);
  }

  /** M5: an amount without its currency means nothing to another system. */
  @Test
  void everyAmountOfAnAnswerOrAnEventIsMoneyWithItsCurrency() {
    Set<String> bare = new TreeSet<>();
    int amounts = 0;
    for (Map.Entry<String, JsonNode> schema :
        DESCRIPTION.json().at("/components/schemas").properties()) {
      JsonNode fields = schema.getValue().path("properties");
      for (Map.Entry<String, JsonNode> field : fields.properties()) {
        String name = field.getKey();
        boolean amount = name.equals("amount") || name.endsWith("credit_limit");
        if (amount && !fields.has("currency")) {
          amounts++;
          if (!field.getValue().toString().contains("#/components/schemas/Money\"")) {
            bare.add(schema.getKey() + "." + name);
          }
        }
      }
    }
    assertThat(amounts).isGreaterThan(8);
    assertThat(bare).isEmpty();
  }

  @Test
  void everyCallHasAnExampleAnAnswerAUseAndAGroup() {
    Set<String> groups =
        DESCRIPTION
            .json()
            .get("tags")
            .valueStream()
            .map(tag -> tag.get("name").asString())
            .collect(Collectors.toSet());
    for (Operation each : DESCRIPTION.operations()) {
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
    assertThat(DESCRIPTION.operations().stream().map(Operation::id))
        .as("each has a name of its own, and its place in the story")
        .containsExactlyInAnyOrderElementsOf(ApiExamplesTest.STORY);
  }

  @Test
  void everyPostTakesAnIdempotencyKeyAndEveryErrorIsAProblem() {
    for (Operation each : DESCRIPTION.operations()) {
      assertThat(each.parameters().stream().map(one -> one.get("name").asString()))
          .as("%s", each)
          .filteredOn("Idempotency-Key"::equals)
          .hasSize(each.method().equals("POST") ? 1 : 0);
      assertThat(each.codes())
          .as("%s", each)
          .contains(
              each.path().startsWith("/problems")
                  ? new String[] {"500"}
                  : new String[] {"401", "403", "500", "503"});
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
    for (JsonNode reference : DESCRIPTION.json().findValues("$ref")) {
      assertThat(DESCRIPTION.json().at(reference.asString().substring(1)).isMissingNode())
          .as("%s", reference)
          .isFalse();
    }
    for (JsonNode links : DESCRIPTION.json().findValues("links")) {
      assertThat(links.valueStream().map(link -> link.get("operationId").asString()))
          .allMatch(ApiExamplesTest.STORY::contains);
    }
  }

  @Test
  void codesAreThoseThatThereAre() {
    Map<String, Enum<?>[]> enums =
        Map.of(
            "DecisionAnswer/properties/admission", Decision.Admission.values(),
            "UsedFact/properties/origin", Decision.Origin.values(),
            "CriterionVerdict/properties/verdict", Decision.Verdict.values(),
            "DecisionFinding/properties/kind", Finding.Kind.values(),
            "LetterDraft/properties/recipient", Letter.Addressee.values(),
            "Order/properties/sheet_outcome", OrderCheck.Outcome.values(),
            "OrderCheckRow/properties/verdict", OrderDecision.Verdict.values(),
            "CreditOverrideAnswer/properties/role", Authority.Role.values(),
            "ApiKey/properties/roles/items", Role.values());
    enums.forEach(
        (pointer, values) ->
            assertThat(
                    codes(
                        DESCRIPTION
                            .resolved(DESCRIPTION.json().at("/components/schemas/" + pointer))
                            .get("enum")))
                .as(pointer)
                .containsExactlyInAnyOrderElementsOf(
                    Arrays.stream(values)
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .toList()));
  }

  @Test
  void everyKindOfEventIsDescribedOnce() {
    assertThat(
            DESCRIPTION
                .json()
                .get("webhooks")
                .valueStream()
                .map(hook -> hook.at("/post/requestBody/content/application~1json/schema"))
                .map(DESCRIPTION::resolved)
                .flatMap(event -> codes(event.at("/properties/kind/enum")).stream()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventKind.values()).map(EventKind::code).toList());
  }

  private static final Set<String> TAKEN =
      Set.of(
          ("Override Object Record Map Set Error Event Date Number String List Function Boolean"
                  + " Integer Long Double Float Character Byte Short Void Enum Class Thread Iterable"
                  + " Symbol Promise Array RegExp Math Proxy Any None True False Dict Tuple Type"
                  + " Exception Optional Package Module Process System Runtime Key")
              .split(" "));

  /** Programs in Java, TypeScript and Python have these already (S8). */
  @Test
  void noShapeOfAnOperationDescribedByItsTypesIsNamedAsLanguagesNameTheirOwn() {
    Set<String> names = new TreeSet<>(DESCRIPTION.json().at("/components/schemas").propertyNames());
    names.retainAll(TAKEN);
    assertThat(names).isEmpty();
    assertThat(DESCRIPTION.json().get("servers")).isNotEmpty();
  }

  private static List<String> codes(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
