package org.shouxin.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.shouxin.operations.Described.Operation;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends the examples of a description to a running service and holds the answers against it. What
 * an answer links to is used by the calls that come after it.
 */
final class Conversation {

  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";

  private final TestService service;
  private final Described description;
  private final Map<String, Set<String>> linked = new TreeMap<>();

  Conversation(TestService service, Described description) {
    this.service = service;
    this.description = description;
  }

  /**
   * Sends every example of a call, for each thing that answers before linked to, in each format.
   */
  void tries(Operation operation) {
    for (String path : paths(operation)) {
      for (String body : operation.examples()) {
        for (String format : formats(operation)) {
          tries(operation, path, body, format);
        }
      }
    }
  }

  private void tries(Operation operation, String path, String body, String format) {
    lacks(operation, path, body);
    HttpRequest.Builder request = request(operation, path, body).header("Accept", format);
    if (operation.method().equals("POST")) {
      request.header(KEY, UUID.randomUUID().toString());
    }
    Reply reply = service.send(request.build());
    String about = operation + " as " + path + " " + body + " -> " + reply;
    assertThat(reply.header(REPLAYED)).as(about).isEmpty();
    answered(operation, operation.success(), reply, about);
    link(operation, reply);
    if (operation.method().equals("POST")) {
      Reply again = service.send(request.build());
      assertThat(again.header(REPLAYED)).as("again: %s", about).isEqualTo("true");
      answered(operation, operation.success(), again, about);
    }
  }

  /** A field that is said to be required is missed. */
  private void lacks(Operation operation, String path, String body) {
    JsonNode schema = description.resolved(operation.body().path("schema"));
    for (JsonNode field : schema.path("required")) {
      ObjectNode less = (ObjectNode) TestService.json(body);
      less.remove(field.asString());
      Reply reply = service.send(request(operation, path, less.toString()).build());
      String about = operation + " without " + field + " -> " + reply;
      answered(operation, "422", reply, about);
      assertThat(reply.fields()).as(about).contains("/" + field.asString());
    }
  }

  /** Fails unless an answer has this code, and everything that the description says of it. */
  void answered(Operation operation, String code, Reply reply, String about) {
    assertThat(reply.status()).as(about).hasToString(code);
    JsonNode response = operation.response(code);
    for (String header : response.path("headers").propertyNames()) {
      assertThat(header.equals(REPLAYED) || !reply.header(header).isEmpty())
          .as("%s has %s", about, header)
          .isTrue();
    }
    JsonNode content = response.path("content");
    if (content.isEmpty()) {
      assertThat(reply.body()).as(about).isEmpty();
      return;
    }
    String type = reply.header("Content-Type").replaceFirst(";.*", "");
    assertThat(content.propertyNames()).as(about).contains(type);
    if (type.endsWith("json")) {
      assertThat(Shape.faults(reply.json(), content.get(type).get("schema"), description))
          .as(about)
          .isEmpty();
    } else {
      assertThat(reply.body()).as(about).isNotBlank();
    }
  }

  /** A request of a call by a person who has all roles, with the examples of its headers. */
  HttpRequest.Builder request(Operation operation, String path, String body) {
    HttpRequest.Builder request = service.request(service.person(), path);
    request.header("Accept-Language", "en");
    for (JsonNode parameter : operation.parameters()) {
      String name = parameter.get("name").asString();
      if (parameter.get("in").asString().equals("header") && !name.equals(KEY)) {
        request.header(name, parameter.get("example").asString());
      }
    }
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return request.method(operation.method(), HttpRequest.BodyPublishers.ofString(body));
  }

  private List<String> paths(Operation operation) {
    List<String> paths = List.of(operation.path());
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : operation.parameters()) {
      String name = parameter.get("name").asString();
      String in = parameter.get("in").asString();
      if (in.equals("path")) {
        paths = filled(paths, name, values(operation, parameter));
      } else if (in.equals("query") && parameter.has("example")) {
        query.append(query.isEmpty() ? "?" : "&").append(name).append('=');
        query.append(encoded(parameter.get("example").asString()));
      }
    }
    return paths.stream().map(path -> path + query).toList();
  }

  private Set<String> values(Operation operation, JsonNode parameter) {
    String name = parameter.get("name").asString();
    Set<String> values = linked.getOrDefault(operation.id() + "." + name, Set.of());
    assertThat(values.isEmpty() && !parameter.has("example"))
        .as("%s: nothing tells an example of %s", operation, name)
        .isFalse();
    return values.isEmpty() ? Set.of(parameter.get("example").asString()) : values;
  }

  private static List<String> filled(List<String> paths, String name, Set<String> values) {
    List<String> filled = new ArrayList<>();
    for (String path : paths) {
      values.forEach(value -> filled.add(path.replace("{" + name + "}", encoded(value))));
    }
    return filled;
  }

  private void link(Operation operation, Reply reply) {
    for (JsonNode link : operation.response(operation.success()).path("links")) {
      for (var parameter : link.get("parameters").properties()) {
        String pointer = parameter.getValue().asString().replace("$response.body#", "");
        linked
            .computeIfAbsent(
                link.get("operationId").asString() + "." + parameter.getKey(),
                one -> new LinkedHashSet<>())
            .add(reply.json().at(pointer).asString());
      }
    }
  }

  private static Set<String> formats(Operation operation) {
    JsonNode content = operation.response(operation.success()).path("content");
    return content.isEmpty() ? Set.of("*/*") : new LinkedHashSet<>(content.propertyNames());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
