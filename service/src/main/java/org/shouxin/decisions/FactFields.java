package org.shouxin.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.shouxin.web.RequestPlace;
import tools.jackson.databind.JsonNode;

/**
 * Facts as a request states them, by name, label or alias: numbers as JSON numbers or as text, yes
 * and no as {@code true}, {@code false} or text, the rest as text; {@code null} is missing.
 */
final class FactFields {

  private static final Text GIVEN_TWICE = new Text("同一个事实给了两次", "the same fact is given twice");

  private final String customer;
  private final Map<String, JsonNode> fields;
  private final String pointer;
  private final Consumer<Problem> problems;

  /**
   * @param pointer to the object of facts
   * @param problems takes what is wrong
   */
  FactFields(
      String customer, Map<String, JsonNode> fields, String pointer, Consumer<Problem> problems) {
    this.customer = customer;
    this.fields = fields;
    this.pointer = pointer;
    this.problems = problems;
  }

  /** What the routes ask about; fields that they do not know are left to the policy. */
  Facts routing(Dictionary dictionary) {
    return read(dictionary, fact -> true, unknown -> {});
  }

  /**
   * What a policy asks about.
   *
   * @param further dictionary whose facts may be supplied as well; null for none
   */
  Facts of(Dictionary dictionary, @Nullable Dictionary further) {
    return read(
        dictionary,
        this::notDerived,
        unknown -> {
          if (further == null || further.find(unknown).isEmpty()) {
            problems.accept(
                new Problem(
                    at(unknown),
                    new Text("政策不认识这个事实", "the policy knows no such fact"),
                    unknown,
                    near(unknown, dictionary),
                    "unknown_fact"));
          }
        });
  }

  private Facts read(Dictionary dictionary, Predicate<Fact> allowed, Consumer<String> unknown) {
    Facts.Builder facts = Facts.of(customer, dictionary);
    @Nullable String[] seen = new String[dictionary.facts().size()];
    for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
      Optional<Fact> fact = dictionary.find(field.getKey());
      if (fact.isEmpty()) {
        unknown.accept(field.getKey());
        continue;
      }
      String earlier = seen[fact.get().slot()];
      if (earlier != null) {
        problems.accept(
            new Problem(
                at(field.getKey()), GIVEN_TWICE, field.getKey(), Text.same(earlier), "duplicate"));
        continue;
      }
      seen[fact.get().slot()] = field.getKey();
      if (allowed.test(fact.get())) {
        set(facts, fact.get(), field.getKey(), field.getValue());
      }
    }
    code(dictionary, seen, facts);
    return facts.build();
  }

  private boolean notDerived(Fact fact) {
    if (fact.derived()) {
      problems.accept(
          new Problem(
              at(fact.name()),
              new Text("由政策自己算出，不能给定", "derived by the policy; cannot be given"),
              fact.name(),
              Text.NONE,
              "fact_not_given"));
    }
    return !fact.derived();
  }

  private void set(Facts.Builder facts, Fact fact, String name, JsonNode value) {
    Text kind = kind(fact);
    String text = text(fact, value);
    if (text == null) {
      problems.accept(
          new Problem(
              at(name), new Text("类型不对", "wrong type"), value.toString(), kind, "wrong_type"));
      return;
    }
    try {
      facts.set(fact, ValueReader.read(fact, text));
    } catch (Unreadable unreadable) {
      problems.accept(unreadable.at(at(name), text));
    }
  }

  /** As the reader of values takes it; null when it has the wrong type. */
  private static @Nullable String text(Fact fact, JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    if (value.isString()) {
      return value.stringValue();
    }
    if (value.isNumber() && fact.type() == FactType.NUMBER) {
      return value.decimalValue().toString();
    }
    return value.isBoolean() && fact.type() == FactType.YES_NO ? value.asString() : null;
  }

  private static Text kind(Fact fact) {
    return switch (fact.type()) {
      case NUMBER -> new Text("数或文字", "a number or text");
      case YES_NO -> new Text("true、false 或文字", "true, false or text");
      case DATE -> new Text("日期，如 \"2026-10-31\"", "a day such as \"2026-10-31\"");
      case CHOICE, TEXT -> new Text("文字", "text");
    };
  }

  private void code(Dictionary dictionary, @Nullable String[] seen, Facts.Builder facts) {
    Fact code = dictionary.find(Fact.CUSTOMER).orElse(null);
    if (code == null) {
      return;
    }
    String given = seen[code.slot()];
    String said = given == null ? customer : text(fields.get(given));
    if (given != null && !customer.equals(said)) {
      problems.accept(
          new Problem(
              at(given),
              new Text("与 customer 不同", "not the same as customer"),
              said,
              Text.same(customer),
              "contradiction"));
    }
    facts.set(code, customer);
  }

  private static String text(@Nullable JsonNode value) {
    return value == null ? "" : value.asString();
  }

  private String at(String name) {
    return RequestPlace.pointer(pointer, name);
  }

  private static Text near(String unknown, Dictionary dictionary) {
    List<String> known = new ArrayList<>();
    dictionary.facts().stream()
        .filter(fact -> !fact.derived())
        .forEach(
            fact -> {
              known.add(fact.name());
              known.add(fact.label().zh());
            });
    return Nearest.to(unknown, known)
        .map(name -> new Text("是否指 " + name + "？", "did you mean " + name + "?"))
        .orElseGet(() -> new Text("政策“事实”表中的名称", "a name of the policy's sheet of facts"));
  }
}
