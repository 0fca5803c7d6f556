package org.shouxin.coverage;

import java.util.List;
import java.util.stream.Collectors;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/** Describes the customer or order that would cover an item. */
final class CoverageHint {

  private static final Text ALWAYS = new Text("任意客户", "any customer");

  private CoverageHint() {}

  /** All conditions, the decisive one first. */
  static Text of(List<Condition> conditions) {
    if (conditions.isEmpty()) {
      return ALWAYS;
    }
    String first = spelt(conditions.get(0));
    if (conditions.size() == 1) {
      return Text.same(first);
    }
    List<String> others =
        conditions.subList(1, conditions.size()).stream().map(CoverageHint::spelt).toList();
    return new Text(
        first + " 且 " + String.join(" 且 ", others),
        first + " with " + others.stream().collect(Collectors.joining(" and ")));
  }

  private static String spelt(Condition condition) {
    String text = condition.text();
    String name = condition.fact().name();
    if (text.startsWith("<") || text.startsWith(">")) {
      return name + " " + text;
    }
    return name + (text.startsWith("[") || text.startsWith("(") ? " in " : " = ") + text;
  }
}
