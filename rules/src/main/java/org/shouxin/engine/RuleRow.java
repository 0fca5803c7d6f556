package org.shouxin.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.condition.Condition;

/**
 * One rule to be made by a template: the columns of the template's header by name. Every rule has a
 * name, a comment that says it as people wrote it, the constraints of its condition, and the row
 * that it records.
 */
final class RuleRow {

  private final RowRef row;
  private List<Condition> conditions = List.of();
  private final Map<String, String> cells = new LinkedHashMap<>();

  /**
   * @param row its place in the workbook
   * @param what added to the rule's name where a row has several rules; mostly empty
   */
  RuleRow(RowRef row, String what) {
    this.row = row;
    with("name", Source.name(row.name() + what));
  }

  /** The rule of a row that has just one. */
  RuleRow(RowRef row) {
    this(row, "");
  }

  /** What the rule says, as a comment: the conditions as people wrote them. */
  RuleRow says(List<Condition> tests) {
    return says(tests, "");
  }

  /** What the rule says, as a comment: the conditions as people wrote them, and what follows. */
  RuleRow says(List<Condition> tests, String more) {
    return about(tests).says(Source.conditions(tests) + more);
  }

  /** The conditions that the rule is about, where its comment says something else. */
  RuleRow about(List<Condition> tests) {
    conditions = List.copyOf(tests);
    return this;
  }

  /** What the rule says, as a comment. */
  RuleRow says(String text) {
    return with("says", "// " + Source.text(text));
  }

  /** The conditions of the row that the rule is about. */
  List<Condition> conditions() {
    return conditions;
  }

  /** The constraints that must be met. */
  RuleRow when(String constraints) {
    return with("when", constraints);
  }

  /** The number of the row that is recorded as hit. */
  RuleRow hit(String constant) {
    return with("row", constant);
  }

  /** Fills a further column of the template. */
  RuleRow with(String column, String source) {
    if (cells.put(column, source) != null) {
      throw new IllegalArgumentException(column + " is filled twice");
    }
    return this;
  }

  RowRef row() {
    return row;
  }

  /** The name of the rule. */
  String name() {
    return cells.getOrDefault("name", "");
  }

  /** The cells by column. */
  Map<String, String> cells() {
    return cells;
  }
}
