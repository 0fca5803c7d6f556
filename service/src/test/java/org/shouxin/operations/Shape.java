package org.shouxin.operations;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Holds values against the schemas of a description, strictly: a field that no schema names is a
 * fault unless the schema says that there may be others, and so is a word that is not known here.
 */
final class Shape {

  private static final Set<String> WORDS =
      Set.of(
          "type",
          "enum",
          "format",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "items",
          "minItems",
          "maxItems",
          "uniqueItems",
          "required",
          "properties",
          "additionalProperties",
          "description",
          "default");

  private final Described description;
  private final List<String> faults = new ArrayList<>();

  private Shape(Described description) {
    this.description = description;
  }

  /** Everything in which a value is not as the schema says. */
  static List<String> faults(JsonNode value, JsonNode schema, Described description) {
    return faults(value, schema, "", description);
  }

  private static List<String> faults(
      JsonNode value, JsonNode schema, String at, Described description) {
    Shape shape = new Shape(description);
    shape.check(value, schema, at);
    return shape.faults;
  }

  private void check(JsonNode value, JsonNode schema, String at) {
    JsonNode resolved = description.resolved(schema);
    if (resolved.has("oneOf")) {
      oneOf(value, resolved.get("oneOf"), at);
      return;
    }
    List<JsonNode> parts = parts(resolved);
    if (parts.isEmpty() || parts.stream().anyMatch(part -> !part.isObject() || part.isEmpty())) {
      faults.add(at + ": no schema");
      return;
    }
    int before = faults.size();
    parts.forEach(part -> alone(value, part, at));
    if (faults.size() == before && value.isObject()) {
      value.properties().forEach(field -> field(field.getKey(), field.getValue(), parts, at));
    }
  }

  /** A schema, or those that together make it. */
  private List<JsonNode> parts(JsonNode schema) {
    JsonNode resolved = description.resolved(schema);
    return resolved.has("allOf")
        ? resolved.get("allOf").valueStream().flatMap(part -> parts(part).stream()).toList()
        : List.of(resolved);
  }

  private void oneOf(JsonNode value, JsonNode schemas, String at) {
    List<List<String>> each =
        schemas.valueStream().map(one -> faults(value, one, at, description)).toList();
    long fit = each.stream().filter(List::isEmpty).count();
    if (fit == 0) {
      faults.addAll(each.stream().min(Comparator.comparing(List::size)).orElseThrow());
    } else if (fit > 1) {
      faults.add(at + ": more than one of the shapes");
    }
  }

  private void alone(JsonNode value, JsonNode schema, String at) {
    Set<String> unknown = new TreeSet<>(schema.propertyNames());
    unknown.removeAll(WORDS);
    if (!unknown.isEmpty()) {
      faults.add(at + ": the schema says " + unknown);
    }
    if (schema.has("type") && types(schema.get("type")).stream().noneMatch(one -> is(value, one))) {
      faults.add(at + ": " + value + " is no " + schema.get("type"));
      return;
    }
    wrong(
        schema.has("enum") && !value.isNull() && !holds(schema.get("enum"), value),
        at + ": " + value + " is none of " + schema.get("enum"));
    if (value.isString()) {
      text(value.stringValue(), schema, at);
    } else if (value.isNumber()) {
      number(value.decimalValue(), schema, at);
    } else if (value.isArray()) {
      list(value, schema, at);
    } else if (value.isObject()) {
      for (JsonNode name : schema.path("required")) {
        wrong(!value.has(name.asString()), at + ": lacks " + name.asString());
      }
    }
  }

  private void text(String text, JsonNode schema, String at) {
    String said = at + ": \"" + text + "\" ";
    wrong(text.length() < schema.path("minLength").asInt(0), said + "is too short");
    wrong(text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE), said + "is too long");
    wrong(
        schema.has("pattern")
            && !Pattern.compile(schema.get("pattern").asString()).matcher(text).find(),
        said + "is not " + schema.get("pattern"));
    wrong(
        !formed(text, schema.path("format").asString("")), said + "is no " + schema.get("format"));
  }

  private static boolean formed(String text, String format) {
    try {
      return switch (format) {
        case "" -> true;
        case "date" -> LocalDate.parse(text).toString().equals(text);
        case "date-time" -> !Instant.parse(text).equals(Instant.MIN);
        case "int32", "int64" -> true;
        case "uri-reference" -> !URI.create(text).toString().isEmpty();
        default -> false;
      };
    } catch (DateTimeException | IllegalArgumentException malformed) {
      return false;
    }
  }

  private void number(BigDecimal number, JsonNode schema, String at) {
    String said = at + ": " + number + " is ";
    wrong(
        schema.has("minimum") && number.compareTo(schema.get("minimum").decimalValue()) < 0,
        said + "below the minimum");
    wrong(
        schema.has("exclusiveMinimum")
            && number.compareTo(schema.get("exclusiveMinimum").decimalValue()) <= 0,
        said + "not above the minimum");
    wrong(
        schema.has("maximum") && number.compareTo(schema.get("maximum").decimalValue()) > 0,
        said + "above the maximum");
  }

  private void list(JsonNode list, JsonNode schema, String at) {
    wrong(list.size() < schema.path("minItems").asInt(0), at + ": too few");
    wrong(list.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE), at + ": too many");
    wrong(
        schema.path("uniqueItems").asBoolean(false)
            && list.valueStream().distinct().count() < list.size(),
        at + ": one twice");
    wrong(!schema.has("items"), at + ": items of no schema");
    if (schema.has("items")) {
      list.forEach(one -> check(one, schema.get("items"), at + "/*"));
    }
  }

  private void field(String name, JsonNode value, List<JsonNode> parts, String at) {
    List<JsonNode> known =
        parts.stream()
            .map(part -> part.path("properties").path(name))
            .filter(property -> !property.isMissingNode())
            .toList();
    known.forEach(property -> check(value, property, at + "/" + name));
    if (known.isEmpty()) {
      List<JsonNode> others =
          parts.stream()
              .map(part -> part.path("additionalProperties"))
              .filter(JsonNode::isObject)
              .toList();
      boolean isOpen =
          parts.stream().anyMatch(part -> part.path("additionalProperties").asBoolean(false));
      wrong(others.isEmpty() && !isOpen, at + ": " + name + " is unknown");
      others.forEach(other -> check(value, other, at + "/" + name));
    }
  }

  private void wrong(boolean isWrong, String fault) {
    if (isWrong) {
      faults.add(fault);
    }
  }

  private static boolean holds(JsonNode list, JsonNode value) {
    return list.valueStream().anyMatch(value::equals);
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
