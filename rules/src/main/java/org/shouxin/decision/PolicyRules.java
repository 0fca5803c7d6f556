package org.shouxin.decision;

import java.util.List;
import java.util.Map;
import org.shouxin.engine.Layout;
import org.shouxin.engine.RuleConstant;
import org.shouxin.engine.RuleText;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.condition.Condition;

/**
 * The rules of a policy as Drools runs them, for auditors: the very text that is compiled. A rule
 * is named after its workbook row, {@code scorecard/PAY-03-2}. Immutable.
 */
public final class PolicyRules {

  /**
   * A rule.
   *
   * @param row the workbook row that it is made from
   * @param name sheet and row id, and what it is about when a row has several rules
   * @param conditions of the row that it is about
   * @param text the rule, from {@code rule} to {@code end}
   * @param constants the names in it and what they stand for
   */
  public record PolicyRule(
      RowRef row,
      String name,
      List<Condition> conditions,
      String text,
      List<PolicyConstant> constants) {}

  /**
   * A name in rules, in whose place the compiler puts a number.
   *
   * @param name as rules write it, {@code Fact.on_time_pct}
   * @param value the number
   * @param about what it is
   */
  public record PolicyConstant(String name, int value, String about) {
    private static PolicyConstant of(RuleConstant constant) {
      return new PolicyConstant(constant.reference(), constant.value(), constant.about());
    }
  }

  private final Policy policy;
  private final RuleText text;
  private final List<PolicyRule> rules;

  PolicyRules(Policy policy, RuleText text) {
    this.policy = policy;
    this.text = text;
    this.rules = text.rules().stream().map(PolicyRules::rule).toList();
  }

  private static PolicyRule rule(RuleText.WrittenRule rule) {
    return new PolicyRule(
        rule.row(),
        rule.name(),
        rule.conditions(),
        rule.text(),
        rule.constants().stream().map(PolicyConstant::of).toList());
  }

  /** The rules of a policy, written but not compiled. */
  public static PolicyRules of(Policy policy) {
    return new PolicyRules(policy, new RuleText(new Layout(policy)));
  }

  /** What Drools compiles, by file name: rules in the order of stages, then constants as Java. */
  public Map<String, String> files() {
    return text.files();
  }

  /** The rules that are made from rows of the policy, in the order of stages. */
  public List<PolicyRule> rules() {
    return rules;
  }

  /** The rules made from a row; none when no rule is. */
  public List<PolicyRule> of(RowRef row) {
    return rules.stream()
        .filter(rule -> rule.row().sheet().equals(row.sheet()) && rule.row().id().equals(row.id()))
        .toList();
  }

  /**
   * The rules that a row without rules of its own enters: they name what it declares, a fact, a
   * stage, an assessment or a standing, or are bands of the indicator.
   */
  public List<PolicyRule> entered(RowRef row) {
    RuleConstant declared = text.constant(row);
    return rules.stream()
        .filter(
            rule ->
                declared == null
                    ? bands(row).contains(rule.row().name())
                    : rule.constants().contains(PolicyConstant.of(declared)))
        .toList();
  }

  private List<String> bands(RowRef indicator) {
    return policy.scorecard().stream()
        .filter(band -> band.indicator().row().name().equals(indicator.name()))
        .map(band -> band.row().name())
        .toList();
  }
}
