package org.shouxin.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description of the interface says what the running service does. */
class ApiDescriptionTest {

  private static final TestService SERVICE = TestService.on(TestDatabase.H2);

  private final JsonNode description = description();

  private static JsonNode description() {
    Reply reply = SERVICE.get(SERVICE.key(Role.ERP), "/api/openapi");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  @Test
  void everyMappingIsDescribedAndNothingElse() {
    Set<String> described = new TreeSet<>();
    description
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
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
    mapped.removeIf(mapping -> !mapping.contains(" /api/v1/"));
    assertThat(described).isEqualTo(mapped);
    assertThat(description.get("openapi").asString()).startsWith("3.1");
  }

  @Test
  void everyCallHasItsUseItsErrorsAndTheWaysToBeKnown() {
    assertThat(description.at("/components/securitySchemes").propertyNames())
        .containsExactlyInAnyOrder("bearer", "key");
    for (JsonNode path : description.get("paths")) {
      for (JsonNode operation : path) {
        assertThat(operation.get("summary").asString()).isNotEmpty();
        for (String code : new String[] {"401", "403", "422", "503"}) {
          assertThat(
                  operation
                      .at("/responses/" + code + "/content/application~1problem+json/schema/$ref")
                      .asString())
              .isEqualTo("#/components/schemas/Problem");
        }
      }
    }
  }

  @Test
  void everyExampleIsAcceptedAndAnsweredInTheShapeDescribed() {
    int tried = 0;
    for (var path : description.get("paths").properties()) {
      JsonNode post = path.getValue().path("post");
      JsonNode content = post.at("/requestBody/content/application~1json");
      if (!content.has("example")) {
        continue;
      }
      JsonNode example = content.get("example");
      assertThat(Shape.faults(example, content.get("schema"), description))
          .as(path.getKey())
          .isEmpty();
      Reply reply = SERVICE.post(SERVICE.person(), path.getKey(), example.toString());
      assertThat(reply.status()).as(path.getKey() + " " + reply).isIn(200, 201);
      assertThat(
              Shape.faults(
                  reply.json(),
                  post.at("/responses/" + reply.status() + "/content/application~1json/schema"),
                  description))
          .as(path.getKey())
          .isEmpty();
      tried++;
    }
    assertThat(tried).isGreaterThanOrEqualTo(3);
  }

  @Test
  void listsAndProblemsHaveTheShapeDescribed() {
    for (String path : new String[] {"/api/v1/keys", "/api/v1/purposes"}) {
      Reply reply = SERVICE.get(SERVICE.person(), path);
      assertThat(
              Shape.faults(
                  reply.json(),
                  description
                      .get("paths")
                      .get(path)
                      .at("/get/responses/200/content/application~1json/schema"),
                  description))
          .isEmpty();
    }
    Reply refused = SERVICE.post(SERVICE.person(), "/api/v1/decisions", "{\"custmer\":1}");
    assertThat(
            Shape.faults(
                refused.json(), description.at("/components/schemas/Problem"), description))
        .isEmpty();
  }
}
