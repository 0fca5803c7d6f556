package org.shouxin.engine;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Ranges;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Band;
import org.shouxin.policy.Condition;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Terms;

/**
 * The typed rows of a policy as the cells of the rule templates: name, comment, condition, number
 * of the row, then what the template's consequence needs.
 */
final class RuleRows {

  private final RowNumbers numbers;
  private final Policy policy;

  RuleRows(Layout layout) {
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
      String unless = "";
      if (exempt != null) {
        Ranges met = exempt.ranges().minus(Ranges.MISSING);
        rows.add(
            row(
                criterion.row(),
                " exempt",
                Source.comment(List.of(exempt)),
                Source.constraint(exempt.fact().slot(), met),
                numbers.exempt(i),
                "ADMITTED"));
        Ranges others = values(exempt.fact()).or(Ranges.MISSING).minus(met);
        unless = Source.constraint(exempt.fact().slot(), others) + ", ";
      }
      rows.add(
          row(
              criterion.row(),
              " lacks evidence",
              Source.comment(passes.fact().name() + " missing"),
              unless + "missing(" + slot + ")",
              numbers.unproven(i),
              "INCOMPLETE"));
      Ranges fails = values(passes.fact()).minus(passes.ranges());
      if (!fails.isEmpty()) {
        rows.add(
            row(
                criterion.row(),
                " fails",
                Source.comment("not " + passes.fact().name() + " " + passes.text()),
                unless + Source.constraint(slot, fails),
                numbers.failed(i),
                "REFUSED"));
      }
    }
    return rows;
  }

  private static Ranges values(Fact fact) {
    return switch (fact.type()) {
      case YES_NO, CHOICE -> fact.declared();
      case NUMBER, DATE, TEXT -> Ranges.ANY;
    };
  }

  List<String[]> scorecard() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < policy.scorecard().size(); i++) {
      Band band = policy.scorecard().get(i);
      rows.add(
          row(
              band.row(),
              "",
              Source.comment(List.of(band.condition())),
              Source.constraint(band.condition()),
              numbers.band(i),
              points(band),
              weight(band.indicator())));
    }
    for (int i = 0; i < policy.indicators().size(); i++) {
      Indicator indicator = policy.indicators().get(i);
      Fact fact = indicator.fact();
      WhenMissing answer = fact.whenMissing();
      if (answer == WhenMissing.REFUSE || answer == WhenMissing.ASSUME || hasMissing(indicator)) {
        continue;
      }
      int lowest = answer == WhenMissing.LOWEST_ROW ? lowestBand(indicator) : -1;
      rows.add(
          row(
              indicator.row(),
              " missing",
              Source.comment(fact.name() + " missing: " + answer),
              "missing(" + fact.slot() + ")",
              lowest < 0 ? numbers.unscored(i) : numbers.band(lowest),
              lowest < 0 ? "0L" : points(policy.scorecard().get(lowest)),
              answer == WhenMissing.LEAVE_OUT ? "0L" : weight(indicator)));
    }
    return rows;
  }

  private boolean hasMissing(Indicator indicator) {
    return policy.scorecard().stream()
        .filter(band -> band.indicator().equals(indicator))
        .anyMatch(band -> band.condition().ranges().contains(Codes.MISSING));
  }

  private int lowestBand(Indicator indicator) {
    int lowest = -1;
    for (int i = 0; i < policy.scorecard().size(); i++) {
      Band band = policy.scorecard().get(i);
      if (band.indicator().equals(indicator)
          && (lowest < 0 || band.points().compareTo(policy.scorecard().get(lowest).points()) < 0)) {
        lowest = i;
      }
    }
    return lowest;
  }

  private static String points(Band band) {
    return Source.literal(Layout.millionths(band.points()));
  }

  private static String weight(Indicator indicator) {
    return Source.literal(Layout.millionths(indicator.weight()));
  }

  List<String[]> grades() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < policy.grades().size(); i++) {
      Condition score = policy.grades().get(i).score();
      if (score == null) {
        continue;
      }
      rows.add(
          row(
              policy.grades().get(i).row(),
              "",
              Source.comment(List.of(score)),
              Source.constraint(score),
              numbers.grade(i),
              Integer.toString(i)));
    }
    return rows;
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
              Source.all(downgrade.when()),
              numbers.downgrade(i),
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
      List<Condition> when = List.of(terms.admission(), terms.standing(), terms.grade());
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

  private static String[] row(
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
