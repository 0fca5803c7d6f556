package org.shouxin.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

/**
 * The typed rows of a policy as the cells of the rule templates: name, comment, condition, number
 * of the row, then what the template's consequence needs.
 */
final class RuleRows {

  private final Layout layout;
  private final RowNumbers numbers;
  private final Policy policy;

  RuleRows(Layout layout) {
    this.layout = layout;
    this.numbers = layout.rows();
    this.policy = layout.policy();
  }

  List<String[]> admission() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < policy.admission().size(); i++) {
      Criterion criterion = policy.admission().get(i);
      Condition exempt = criterion.exempt();
      Condition passes = criterion.passes();
      int slot = passes.fact().slot();
      AdmissionStage stage = criterion.stage();
      int place = stage == null ? 0 : policy.stages().indexOf(stage);
      String asked = stage == null ? "" : "group == " + group(place) + ", ";
      String at = Integer.toString(place);
      String unless = asked;
      if (exempt != null) {
        Ranges met = exempt.ranges().minus(Ranges.MISSING);
        rows.add(
            row(
                criterion.row(),
                " exempt",
                Source.comment(List.of(exempt)),
                asked + Source.constraint(exempt.fact().slot(), met),
                numbers.exempt(i),
                "ADMITTED",
                at));
        Ranges others = values(exempt.fact()).or(Ranges.MISSING).minus(met);
        unless = asked + Source.constraint(exempt.fact().slot(), others) + ", ";
      }
      rows.add(
          row(
              criterion.row(),
              " lacks evidence",
              Source.comment(passes.fact().name() + " missing"),
              unless + "missing(" + slot + ")",
              numbers.unproven(i),
              "INCOMPLETE",
              at));
      Ranges fails = values(passes.fact()).minus(passes.ranges());
      if (!fails.isEmpty()) {
        rows.add(
            row(
                criterion.row(),
                " fails",
                Source.comment("not " + passes.fact().name() + " " + passes.text()),
                unless + Source.constraint(slot, fails),
                numbers.failed(i),
                criterion.refuses() ? "REFUSED" : "CONDITIONAL",
                at));
      }
    }
    return rows;
  }

  /** The group of stages to which the stage at a place belongs. */
  private int group(int place) {
    List<int[]> groups = layout.admissionGroups();
    return IntStream.range(0, groups.size())
        .filter(group -> IntStream.of(groups.get(group)).anyMatch(each -> each == place))
        .findFirst()
        .orElseThrow();
  }

  private static Ranges values(Fact fact) {
    return switch (fact.type()) {
      case YES_NO, CHOICE -> fact.declared();
      case NUMBER, DATE, TEXT -> Ranges.ANY;
    };
  }

  List<String[]> downgrades() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < policy.downgrades().size(); i++) {
      Downgrade downgrade = policy.downgrades().get(i);
      String to = downgrade.to();
      rows.add(
          row(
              downgrade.row(),
              "",
              Source.comment(downgrade.when()),
              graded() + Source.all(downgrade.when()),
              numbers.downgrade(i),
              to == null ? Integer.toString(downgrade.steps()) : "Adjusting.NONE",
              Integer.toString(downgrade.steps()),
              Integer.toString(to == null ? 0 : Layout.rank(policy, to))));
    }
    return rows;
  }

  List<String[]> blacklist() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < policy.sanctions().size(); i++) {
      Sanction sanction = policy.sanctions().get(i);
      rows.add(
          row(
              sanction.row(),
              "",
              Source.comment(sanction.when()),
              Source.all(sanction.when()),
              numbers.sanction(i),
              Integer.toString(policy.standings().indexOf(sanction.standing()))));
    }
    return rows;
  }

  List<String[]> terms() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < policy.terms().size(); i++) {
      Terms terms = policy.terms().get(i);
      List<Condition> when = new ArrayList<>();
      when.addAll(List.of(terms.admission(), terms.standing(), terms.grade()));
      when.addAll(terms.when());
      rows.add(
          row(
              terms.row(),
              "",
              Source.comment(when),
              Source.all(when),
              numbers.terms(i),
              Integer.toString(i)));
    }
    return rows;
  }

  /** Restricts a rule to customers with a grade, where that is not everybody. */
  private String graded() {
    return layout.canBeUngraded(0) ? "graded == true, " : "";
  }

  /** Conditions that must all be met; without any, something that always holds. */
  private String all(List<Condition> when) {
    return when.isEmpty()
        ? "present(" + layout.slot(Conclusion.AS_OF_MONTH) + ")"
        : Source.all(when);
  }

  List<String[]> movements(boolean up) {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < policy.movements().size(); i++) {
      Movement movement = policy.movements().get(i);
      if (movement.up() == up) {
        rows.add(
            row(
                movement.row(),
                "",
                Source.comment(movement.when()),
                graded() + all(movement.when()),
                numbers.movement(i),
                Integer.toString(i),
                Integer.toString(movement.previous().slot()),
                Integer.toString(movement.mostSteps())));
      }
    }
    return rows;
  }

  List<String[]> classes() {
    List<String[]> rows = new ArrayList<>();
    classes(layout.derivations(), "", rows);
    classes(layout.orderDerivations(), " for orders", rows);
    return rows;
  }

  private void classes(Derivations derivations, String whose, List<String[]> rows) {
    for (int level = derivations.first(); level < derivations.end(); level++) {
      for (Classification classification : derivations.classes(level)) {
        int slot = classification.fact().slot();
        for (ClassRow each : classification.rows()) {
          rows.add(
              row(
                  each.row(),
                  whose,
                  Source.comment(each.when()),
                  "level == " + level + ", missing(" + slot + "), " + all(each.when()),
                  numbers.classRow(each),
                  Integer.toString(slot),
                  Source.literal(each.code())));
        }
      }
    }
  }

  List<String[]> limits() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < policy.limits().size(); i++) {
      LimitChange change = policy.limits().get(i);
      rows.add(
          row(
              change.row(),
              "",
              Source.comment(change.when()),
              all(change.when()),
              numbers.limit(i),
              Integer.toString(i)));
    }
    return rows;
  }

  List<String[]> conclusions() {
    List<String[]> rows = new ArrayList<>();
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

  private String[] conclusion(RowRef row, List<Condition> when, int number) {
    return row(row, "", Source.comment(when), all(when), number);
  }

  List<String[]> orders() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < policy.orders().size(); i++) {
      OrderCheck check = policy.orders().get(i);
      rows.add(
          row(
              check.row(),
              "",
              Source.comment(check.when()),
              Source.all(check.when()),
              numbers.order(i),
              Integer.toString(check.outcome().ordinal()),
              check.overrides() ? Integer.toString(i) : "Checking.NONE"));
    }
    return rows;
  }

  static String[] row(
      RowRef row, String what, String comment, String condition, int hit, String... rest) {
    String[] cells = new String[4 + rest.length];
    cells[0] = Source.name(row.name() + what);
    cells[1] = comment;
    cells[2] = condition;
    cells[3] = Integer.toString(hit);
    System.arraycopy(rest, 0, cells, 4, rest.length);
    return cells;
  }
}
