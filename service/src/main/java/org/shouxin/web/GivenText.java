package org.shouxin.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.CodeReader;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Invisible;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Problems;
import org.shouxin.problem.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Texts that callers give: what nobody sees at their ends is dropped, and refused inside. Codes of
 * customers and orders are read as they are everywhere, by {@link CodeReader}.
 */
public final class GivenText {

  private static final Set<String> CODES = Set.of("customer", "customers", "order");
  private static final Text VISIBLE = new Text("可见的文字", "visible text");

  private GivenText() {}

  /**
   * A text.
   *
   * @param name of the field or parameter, which tells whether it is a code
   * @throws Unreadable if it cannot be used
   */
  static String read(String name, String given) throws Unreadable {
    if (CODES.contains(name)) {
      return CodeReader.read(given, Integer.MAX_VALUE);
    }
    String text = Invisible.trim(given);
    String unseen = Invisible.in(text);
    if (!unseen.isEmpty()) {
      throw new Unreadable(
          new Text("含有看不见的字符 " + unseen, "it contains invisible characters: " + unseen), VISIBLE);
    }
    return text;
  }

  /**
   * The code of a customer that a parameter names; null for none.
   *
   * @throws RefusedRequest 400 if it cannot be used
   */
  public static @Nullable String customer(@Nullable String parameter) {
    try {
      return parameter == null ? null : read("customer", parameter);
    } catch (Unreadable refused) {
      throw RefusedRequest.parameters(
          List.of(problem(RequestPlace.parameter("customer"), parameter, refused)));
    }
  }

  static Problem problem(String where, String found, Unreadable refused) {
    return new Problem(where, refused.what(), found, refused.allowed(), "form");
  }

  /**
   * A body with its texts as they are read.
   *
   * @param problems receives those that cannot be used; they are null in the result
   */
  static JsonNode of(JsonNode body, Problems problems) {
    return read("", "", body, problems);
  }

  private static JsonNode read(String pointer, String name, JsonNode node, Problems problems) {
    if (node instanceof ObjectNode object) {
      ObjectNode read = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(
              field ->
                  read.set(
                      field.getKey(),
                      read(
                          RequestPlace.pointer(pointer, field.getKey()),
                          field.getKey(),
                          field.getValue(),
                          problems)));
      return read;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode read = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < array.size(); i++) {
        read.add(
            read(RequestPlace.pointer(pointer, String.valueOf(i)), name, array.get(i), problems));
      }
      return read;
    }
    if (!node.isString()) {
      return node;
    }
    try {
      return JsonNodeFactory.instance.stringNode(read(name, node.stringValue()));
    } catch (Unreadable refused) {
      problems.add(problem(pointer, node.stringValue(), refused));
      return JsonNodeFactory.instance.nullNode();
    }
  }
}
