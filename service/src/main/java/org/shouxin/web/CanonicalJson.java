package org.shouxin.web;

import java.math.BigDecimal;
import java.util.TreeMap;
import org.shouxin.problem.Invisible;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * JSON written in one way whatever way it came: fields in the order of their names, those that are
 * null left out, no blanks, none around texts either, numbers by their value, so that {@code 1000},
 * {@code 1000.0} and {@code 1e3} are the same. Two bodies that are read as the same thing have the
 * same canonical text.
 */
final class CanonicalJson {

  private CanonicalJson() {}

  static String of(JsonNode node) {
    StringBuilder text = new StringBuilder();
    write(node, text);
    return text.toString();
  }

  private static void write(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      text.append('{');
      TreeMap<String, JsonNode> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
      fields.values().removeIf(JsonNode::isNull);
      fields.forEach(
          (name, value) -> {
            text.append(JsonNodeFactory.instance.stringNode(name)).append(':');
            write(value, text);
            text.append(',');
          });
      text.append('}');
    } else if (node.isArray()) {
      text.append('[');
      for (JsonNode each : node) {
        write(each, text);
        text.append(',');
      }
      text.append(']');
    } else if (node.isNumber()) {
      text.append(number(node.decimalValue()));
    } else if (node.isString()) {
      text.append(JsonNodeFactory.instance.stringNode(Invisible.trim(node.stringValue())));
    } else {
      text.append(node);
    }
  }

  /** Digits and exponent: never the zeros of a great exponent. */
  private static String number(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.unscaledValue() + "e" + -(long) shortest.scale();
  }
}
