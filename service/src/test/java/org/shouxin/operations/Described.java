package org.shouxin.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.shouxin.access.Role;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;

/**
 * The description of the interface, as a caller reads it.
 *
 * @param json the whole document
 */
record Described(JsonNode json) {

  /**
   * A call that it describes.
   *
   * @param description in which it stands
   * @param method upper case
   * @param path pattern
   * @param json what is said of it
   */
  record Operation(Described description, String method, String path, JsonNode json) {

    /** Its name in programs. */
    String id() {
      return json.path("operationId").asString("");
    }

    /** Everything that may be given next to the body. */
    List<JsonNode> parameters() {
      return json.path("parameters").valueStream().map(description::resolved).toList();
    }

    /** What its body is to be; missing where it has none. */
    JsonNode body() {
      return json.at("/requestBody/content/application~1json");
    }

    /** Bodies that work; an empty one where it has none. */
    List<String> examples() {
      if (body().isMissingNode()) {
        return List.of("");
      }
      List<String> all = new ArrayList<>();
      if (body().has("example")) {
        all.add(body().get("example").toString());
      }
      body().path("examples").forEach(one -> all.add(one.get("value").toString()));
      return all;
    }

    /** Codes of all answers. */
    Set<String> codes() {
      return new TreeSet<>(json.path("responses").propertyNames());
    }

    /** The one code of success. */
    String success() {
      return codes().stream().filter(code -> code.startsWith("2")).findFirst().orElse("");
    }

    /** What an answer of this code is. */
    JsonNode response(String code) {
      return description.resolved(json.path("responses").path(code));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** What a service says of itself. */
  static Described by(TestService service) {
    Reply reply = service.get(service.key(Role.ERP), "/api/openapi");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return new Described(reply.json());
  }

  /** The call of this name. */
  Operation operation(String id) {
    return operations().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id));
  }

  /** All calls. */
  List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    for (var path : json.get("paths").properties()) {
      for (var one : path.getValue().properties()) {
        all.add(
            new Operation(
                this, one.getKey().toUpperCase(Locale.ROOT), path.getKey(), one.getValue()));
      }
    }
    return all;
  }

  /** What stands where a reference points to; all else as it is. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? resolved(json.at(node.get("$ref").asString().substring(1))) : node;
  }
}
