package org.shouxin.workbook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The relationships of one part of a package: what it points to, and as what. */
final class Relationships {

  /**
   * One relationship.
   *
   * @param id by which the part names it
   * @param type its whole type, an address
   * @param target as the file states it
   * @param external whether it points outside the package
   */
  record Relationship(String id, String type, String target, boolean external) {

    /** Whether it is of this type, the last step of its address. */
    boolean is(String kind) {
      return type.endsWith("/" + kind);
    }
  }

  private final String from;
  private final List<Relationship> all = new ArrayList<>();

  private Relationships(String from) {
    this.from = from;
  }

  /**
   * Those of a part; none when it has none.
   *
   * @param from the part; empty for the package
   */
  static Relationships of(ZipGate.Parts parts, String from, XmlWalk walk) {
    Relationships relationships = new Relationships(from);
    byte @Nullable [] xml = parts.bytes(relationships.part());
    if (xml != null) {
      walk.walk(
          relationships.part(),
          xml,
          (element, depth) -> {
            if (element.getLocalName().equals("Relationship")) {
              relationships.all.add(
                  new Relationship(
                      XmlWalk.attribute(element, "Id"),
                      XmlWalk.attribute(element, "Type"),
                      XmlWalk.attribute(element, "Target"),
                      XmlWalk.attribute(element, "TargetMode").equalsIgnoreCase("External")));
            }
          });
    }
    return relationships;
  }

  /** The part that holds them. */
  String part() {
    int slash = from.lastIndexOf('/') + 1;
    return from.substring(0, slash) + "_rels/" + from.substring(slash) + ".rels";
  }

  List<Relationship> all() {
    return all;
  }

  /** The first of a type. */
  Optional<Relationship> first(String kind) {
    return all.stream().filter(each -> each.is(kind)).findFirst();
  }

  /** The one of an id. */
  Optional<Relationship> named(String id) {
    return all.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** The name of the part that one of them points to, from the root of the package. */
  String path(Relationship one) {
    String target = URLDecoder.decode(one.target().replace("+", "%2B"), StandardCharsets.UTF_8);
    String path =
        target.startsWith("/") ? target : from.substring(0, from.lastIndexOf('/') + 1) + target;
    Deque<String> steps = new ArrayDeque<>();
    for (String step : path.split("/")) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }
}
