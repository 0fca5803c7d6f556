package org.shouxin.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shouxin.decision.PolicyRules;
import org.shouxin.decision.PolicyRules.PolicyConstant;
import org.shouxin.decision.PolicyRules.PolicyRule;
import org.shouxin.explanations.PolicyLine;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Policy;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Language;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.TextTable;
import org.shouxin.terminal.TextTable.Side;
import org.shouxin.workbook.Cell;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Row;

/** What {@code shouxin rules} says. */
final class RuleNotes extends Notes {

  RuleNotes(Console console, Language language) {
    super(console, language);
  }

  /** How many rules each sheet of a policy has. */
  void list(Policy policy, PolicyRules rules) {
    line(Kind.HEADING, PolicyLine.of(policy, language));
    TextTable table = new TextTable(WIDEST, Side.LEFT, Side.RIGHT, Side.LEFT);
    table.row(Kind.FAINT, say("表", "Sheet"), say("规则", "Rules"), say("例如", "Such as"));
    Map<String, List<PolicyRule>> sheets =
        rules.rules().stream()
            .collect(
                Collectors.groupingBy(
                    rule -> rule.row().sheet(), LinkedHashMap::new, Collectors.toList()));
    sheets.forEach(
        (sheet, each) ->
            table.row(title(sheet), Integer.toString(each.size()), each.get(0).row().name()));
    table.row(Kind.HEADING, say("合计", "Total"), Integer.toString(rules.rules().size()));
    print(table);
  }

  /** All rules of a policy, to the letter what is compiled. */
  void print(Policy policy, PolicyRules rules) {
    line(Kind.HEADING, "// " + PolicyLine.of(policy, language));
    rules
        .files()
        .forEach(
            (name, text) -> {
              console.line();
              line(Kind.HEADING, "// === " + name + " ===");
              console.out().print(text);
            });
  }

  /** A row in words, its rules, and the constants that they name. */
  void print(Policy policy, PolicyRules rules, PolicyRow asked) {
    List<PolicyRule> own = rules.of(asked.ref());
    line(Kind.HEADING, asked.ref().name() + "  " + asked.ref().place());
    line(Kind.FAINT, PolicyLine.of(policy, language));
    console.line();
    console.line(words(policy, asked, own).print(console.style()));
    own.forEach(rule -> console.line(rule.text()));
    if (own.isEmpty()) {
      line(
          Kind.PLAIN,
          say(
              "没有由这一行生成的规则：它声明规则用到的名称，或由程序在规则之前、之后计算。",
              "No rule is made from this row: it declares what rules name, or Java computes it"
                  + " before or after the rules."));
    } else {
      constants(own);
    }
    entered(rules.entered(asked.ref()));
  }

  private TextTable words(Policy policy, PolicyRow asked, List<PolicyRule> own) {
    TextTable table = new TextTable(WIDEST, Side.LEFT, Side.LEFT, Side.LEFT);
    Set<Condition> conditions = new LinkedHashSet<>();
    own.forEach(rule -> conditions.addAll(rule.conditions()));
    for (Condition condition : conditions) {
      table.row(say("检验", "Tests"), "", tested(condition));
    }
    Row row = asked.row();
    String other = language == Language.ZH ? "_en" : "_zh";
    for (Column column : row.sheet().columns()) {
      Cell cell = row.cells().get(column.key());
      if (cell != null && !cell.text().isBlank() && !column.key().endsWith(other)) {
        table.row(
            column.heading().in(language), place(cell), said(policy, asked, column, cell.text()));
      }
    }
    return table;
  }

  private String tested(Condition condition) {
    Fact fact = condition.fact();
    String shown = condition.shown(language);
    String unit = fact.unit().in(language);
    boolean measured = !unit.isEmpty() && shown.chars().anyMatch(Character::isDigit);
    return fact.label().in(language) + " " + shown + (measured ? " " + unit : "");
  }

  /** The cell without the sheet. */
  private static String place(Cell cell) {
    return cell.place().substring(cell.place().indexOf('!') + 1);
  }

  /** The content of a cell, with the label of what it names. */
  private String said(Policy policy, PolicyRow asked, Column column, String text) {
    return switch (column.kind()) {
      case CHOICE ->
          column.choices().stream()
              .filter(choice -> choice.code().equals(text))
              .map(choice -> choice.label().in(language))
              .findFirst()
              .orElse(text);
      case FACT ->
          policy
              .vocabulary()
              .find(text)
              .map(fact -> fact.name() + " " + fact.label().in(language))
              .orElse(text);
      case REFERENCE -> asked.named(text, language).map(name -> text + " " + name).orElse(text);
      default -> text;
    };
  }

  private void entered(List<PolicyRule> others) {
    if (!others.isEmpty()) {
      console.line();
      line(Kind.HEADING, say("用到它的规则", "Rules that it enters"));
      others.forEach(rule -> console.line("  " + rule.name()));
    }
  }

  private void constants(List<PolicyRule> own) {
    Set<PolicyConstant> constants = new LinkedHashSet<>();
    own.forEach(rule -> constants.addAll(rule.constants()));
    line(Kind.HEADING, say("规则中的常量", "Constants in it"));
    TextTable table = new TextTable(WIDEST, Side.LEFT, Side.RIGHT, Side.LEFT);
    constants.forEach(each -> table.row(each.name(), "= " + each.value(), each.about()));
    print(table);
    line(
        Kind.FAINT,
        say(
            "数值以百万分之一的两倍比较（98 即 196000000L），得分和权重以百万分之一计（6 分即 6000000L）。",
            "Numbers are compared as their millionths twice over (98 is 196000000L); points and"
                + " weights are in millionths (6 points are 6000000L)."));
  }
}
