package org.shouxin.operations;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Holds values against the schemas of a description; knows the words that ours uses. */
final class Shape {

  private final JsonNode description;
  private final List<String> faults = new ArrayList<>();

  private Shape(JsonNode description) {
    this.description = description;
  }

  /** Everything in which a value is not as the schema says. */
  static List<String> faults(JsonNode value, JsonNode schema, JsonNode description) {
    Shape shape = new Shape(description);
    shape.check(value, schema, "");
    return shape.faults;
  }

  private void check(JsonNode value, JsonNode schema, String at) {
    if (schema.has("$ref")) {
      check(value, description.at(schema.get("$ref").asString().substring(1)), at);
      return;
    }
    if (schema.isMissingNode()) {
      faults.add(at + ": no schema");
      return;
    }
    if (schema.has("type") && types(schema.get("type")).stream().noneMatch(one -> is(value, one))) {
      faults.add(at + ": " + value + " is no " + schema.get("type"));
      return;
    }
    if (schema.has("enum") && !schema.get("enum").valueStream().anyMatch(value::equals)) {
      faults.add(at + ": " + value + " is none of " + schema.get("enum"));
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asString())) {
        faults.add(at + ": lacks " + name.asString());
      }
    }
    if (value.isObject()) {
      value.properties().forEach(field -> field(field.getKey(), field.getValue(), schema, at));
    }
    if (value.isArray() && schema.has("items")) {
      value.forEach(one -> check(one, schema.get("items"), at + "/*"));
    }
  }

  private void field(String name, JsonNode value, JsonNode schema, String at) {
    JsonNode known = schema.path("properties").path(name);
    JsonNode others = schema.path("additionalProperties");
    if (!known.isMissingNode()) {
      check(value, known, at + "/" + name);
    } else if (others.isBoolean() && !others.asBoolean()) {
      faults.add(at + ": " + name + " is unknown");
    } else if (others.isObject()) {
      check(value, others, at + "/" + name);
    }
  }

  private static List<String> types(JsonNode type) {
    return type.isArray()
        ? type.valueStream().map(JsonNode::asString).toList()
        : List.of(type.asString());
  }

  private static boolean is(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "null" -> value.isNull();
      default -> false;
    };
  }
}
