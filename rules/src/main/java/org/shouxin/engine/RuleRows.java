package org.shouxin.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Ranges;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Classification;
import org.shouxin.policy.Classification.ClassRow;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Finding;
import org.shouxin.policy.Letter;
import org.shouxin.policy.LimitChange;
import org.shouxin.policy.Movement;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Terms;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.formula.Formula;

/** The typed rows of a policy as rows of the rule templates, scores and grades aside. */
final class RuleRows {

  private final Layout layout;
  private final RowNumbers numbers;
  private final Policy policy;
  private final RuleConstants names;
  private final Constraints constraints;

  RuleRows(Layout layout, RuleConstants names) {
    this.layout = layout;
    this.numbers = layout.rows();
    this.policy = layout.policy();
    this.names = names;
    this.constraints = new Constraints(names);
  }

  List<RuleRow> admission() {
    List<RuleRow> rows = new ArrayList<>();
    for (int i = 0; i < policy.admission().size(); i++) {
      admission(policy.admission().get(i), i, rows);
    }
    return rows;
  }

  private void admission(Criterion criterion, int number, List<RuleRow> rows) {
    Condition exempt = criterion.exempt();
    Condition passes = criterion.passes();
    AdmissionStage stage = criterion.stage();
    int place = stage == null ? 0 : policy.stages().indexOf(stage);
    String asked = stage == null ? "" : group(place) + ", ";
    String unless = asked;
    if (exempt != null) {
      Ranges met = exempt.ranges().minus(Ranges.MISSING);
      rows.add(
          new RuleRow(criterion.row(), " exempt")
              .says(List.of(exempt), ": need not be met")
              .when(asked + constraints.of(exempt.fact(), met))
              .hit(names.row(numbers.exempt(number)))
              .with("stage", names.stage(place))
              .with("verdict", "ADMITTED"));
      Ranges others = values(exempt.fact()).or(Ranges.MISSING).minus(met);
      unless = asked + constraints.of(exempt.fact(), others) + ", ";
    }
    rows.add(
        new RuleRow(criterion.row(), " lacks evidence")
            .about(List.of(passes))
            .says(passes.fact().name() + " missing")
            .when(unless + constraints.missing(passes.fact()))
            .hit(names.row(numbers.unproven(number)))
            .with("stage", names.stage(place))
            .with("verdict", "INCOMPLETE"));
    Ranges fails = values(passes.fact()).minus(passes.ranges());
    if (!fails.isEmpty()) {
      rows.add(
          new RuleRow(criterion.row(), " fails")
              .about(List.of(passes))
              .says("not " + passes.fact().name() + " " + passes.text())
              .when(unless + constraints.of(passes.fact(), fails))
              .hit(names.row(numbers.failed(number)))
              .with("stage", names.stage(place))
              .with("verdict", criterion.refuses() ? "REFUSED" : "CONDITIONAL"));
    }
  }

  /** Restricts a rule to the group of stages to which the stage at a place belongs. */
  private String group(int place) {
    List<int[]> groups = layout.admissionGroups();
    int group =
        IntStream.range(0, groups.size())
            .filter(each -> IntStream.of(groups.get(each)).anyMatch(stage -> stage == place))
            .findFirst()
            .orElseThrow();
    return "group == "
        + group
        + " "
        + Source.remark(group == 0 ? "before grading" : "after grading");
  }

  private static Ranges values(Fact fact) {
    return switch (fact.type()) {
      case YES_NO, CHOICE -> fact.declared();
      case NUMBER, DATE, TEXT -> Ranges.ANY;
    };
  }

  /** Downgrades by steps. */
  List<RuleRow> downgrades() {
    List<RuleRow> rows = new ArrayList<>();
    for (int i = 0; i < policy.downgrades().size(); i++) {
      Downgrade downgrade = policy.downgrades().get(i);
      if (downgrade.to() == null) {
        rows.add(
            downgrade(downgrade, i, "down " + downgrade.steps())
                .with("steps", grades(downgrade.steps())));
      }
    }
    return rows;
  }

  /** Downgrades to a named grade. */
  List<RuleRow> downgradesTo() {
    List<RuleRow> rows = new ArrayList<>();
    for (int i = 0; i < policy.downgrades().size(); i++) {
      Downgrade downgrade = policy.downgrades().get(i);
      String to = downgrade.to();
      if (to != null) {
        rows.add(
            downgrade(downgrade, i, "down to " + to)
                .with("grade", names.grade(0, Layout.rank(policy, to))));
      }
    }
    return rows;
  }

  private RuleRow downgrade(Downgrade downgrade, int number, String says) {
    return new RuleRow(downgrade.row())
        .says(downgrade.when(), ": " + says)
        .when(graded() + constraints.all(downgrade.when()))
        .hit(names.row(numbers.downgrade(number)));
  }

  private static String grades(int steps) {
    return steps + " " + Source.remark(Math.abs(steps) == 1 ? "grade" : "grades");
  }

  /** Restricts a rule to customers with a grade, where that is not everybody. */
  private String graded() {
    return layout.canBeUngraded(0) ? "graded == true, " : "";
  }

  List<RuleRow> movements(boolean up) {
    List<RuleRow> rows = new ArrayList<>();
    for (int i = 0; i < policy.movements().size(); i++) {
      Movement movement = policy.movements().get(i);
      if (movement.up() == up) {
        rows.add(
            new RuleRow(movement.row())
                .says(
                    movement.when(),
                    (up ? ": up" : ": down")
                        + " at most "
                        + movement.mostSteps()
                        + " from "
                        + movement.previous().name())
                .when(graded() + constraints.all(movement.when()))
                .hit(names.row(numbers.movement(i)))
                .with("previous", names.fact(movement.previous()))
                .with("steps", grades(movement.mostSteps())));
      }
    }
    return rows;
  }

  List<RuleRow> blacklist() {
    List<RuleRow> rows = new ArrayList<>();
    for (int i = 0; i < policy.sanctions().size(); i++) {
      Sanction sanction = policy.sanctions().get(i);
      rows.add(
          new RuleRow(sanction.row())
              .says(sanction.when(), ": " + sanction.standing().code())
              .when(constraints.all(sanction.when()))
              .hit(names.row(numbers.sanction(i)))
              .with("standing", names.standing(policy.standings().indexOf(sanction.standing()))));
    }
    return rows;
  }

  List<RuleRow> terms() {
    List<RuleRow> rows = new ArrayList<>();
    for (int i = 0; i < policy.terms().size(); i++) {
      Terms terms = policy.terms().get(i);
      List<Condition> when = new ArrayList<>();
      when.addAll(List.of(terms.admission(), terms.standing(), terms.grade()));
      when.addAll(terms.when());
      rows.add(
          new RuleRow(terms.row())
              .says(when)
              .when(constraints.all(when))
              .hit(names.row(numbers.terms(i)))
              .with(
                  "limit",
                  limit(terms.limit())
                      + ", "
                      + terms.creditDays()
                      + " days, discount "
                      + percent(terms.discount())
                      + ", prepayment "
                      + percent(terms.prepayment())));
    }
    return rows;
  }

  /** A comment that says the formula of a limit, its signs of multiplication as dots. */
  private static String limit(Formula formula) {
    String text = formula.text();
    return "// limit " + Source.text(text.startsWith("=") ? text : "=" + text);
  }

  private static String percent(BigDecimal number) {
    return Source.text(Codes.plain(number).toPlainString() + " %");
  }

  List<RuleRow> classes() {
    List<RuleRow> rows = new ArrayList<>();
    classes(layout.derivations(), "", rows);
    classes(layout.orderDerivations(), " for orders", rows);
    return rows;
  }

  private void classes(Derivations derivations, String whose, List<RuleRow> rows) {
    for (int level = derivations.first(); level < derivations.end(); level++) {
      for (Classification classification : derivations.classes(level)) {
        Fact fact = classification.fact();
        for (ClassRow each : classification.rows()) {
          String when = constraints.missing(fact) + ", " + constraints.all(each.when());
          rows.add(
              new RuleRow(each.row(), whose)
                  .says(each.when())
                  .when("level == " + level + ", " + when)
                  .hit(names.row(numbers.classRow(each)))
                  .with("fact", names.fact(fact))
                  .with("value", constraints.code(fact, each.code())));
        }
      }
    }
  }

  List<RuleRow> limits() {
    List<RuleRow> rows = new ArrayList<>();
    for (int i = 0; i < policy.limits().size(); i++) {
      LimitChange change = policy.limits().get(i);
      rows.add(
          new RuleRow(change.row())
              .says(change.when())
              .when(constraints.all(change.when()))
              .hit(names.row(numbers.limit(i)))
              .with("limit", limit(change.limit())));
    }
    return rows;
  }

  List<RuleRow> conclusions() {
    List<RuleRow> rows = new ArrayList<>();
    for (int i = 0; i < policy.findings().size(); i++) {
      Finding finding = policy.findings().get(i);
      rows.add(conclusion(finding.row(), finding.when(), numbers.finding(i)));
    }
    for (int i = 0; i < policy.letters().size(); i++) {
      Letter letter = policy.letters().get(i);
      rows.add(conclusion(letter.row(), letter.when(), numbers.letter(i)));
    }
    return rows;
  }

  private RuleRow conclusion(RowRef row, List<Condition> when, int number) {
    return new RuleRow(row).says(when).when(constraints.all(when)).hit(names.row(number));
  }

  /**
   * Checks of orders.
   *
   * @param overriding whether those that override, or the others
   */
  List<RuleRow> orders(boolean overriding) {
    List<RuleRow> rows = new ArrayList<>();
    for (int i = 0; i < policy.orders().size(); i++) {
      OrderCheck check = policy.orders().get(i);
      if (check.overrides() == overriding) {
        rows.add(
            new RuleRow(check.row())
                .says(check.when())
                .when(constraints.all(check.when()))
                .hit(names.row(numbers.order(i)))
                .with("outcome", check.outcome().name()));
      }
    }
    return rows;
  }
}
