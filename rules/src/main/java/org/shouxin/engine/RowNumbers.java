package org.shouxin.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Band;
import org.shouxin.policy.Classification;
import org.shouxin.policy.Classification.ClassRow;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Finding;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Letter;
import org.shouxin.policy.LimitChange;
import org.shouxin.policy.Measure;
import org.shouxin.policy.Movement;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Terms;
import org.shouxin.policy.Ungraded;

/**
 * A number for each row that can be hit, sheet by sheet in policy order. A criterion has three, one
 * for each way of not plainly passing; an indicator has one for: its fact is missing and no row
 * gives points. Immutable.
 */
public final class RowNumbers {

  private final List<RowRef> rows = new ArrayList<>();
  private final Map<ClassRow, Integer> classes = new IdentityHashMap<>();
  private final List<Derivation> derivations = new ArrayList<>();
  private final int bands;
  private final int unscored;
  private final int[] grades;
  private final int ungraded;
  private final int downgrades;
  private final int movements;
  private final int sanctions;
  private final int terms;
  private final int limits;
  private final int findings;
  private final int letters;
  private final int orders;
  private final int[] indicatorOf;
  private final int indicators;

  RowNumbers(Policy policy) {
    for (Criterion criterion : policy.admission()) {
      take(List.of(criterion, criterion, criterion), Criterion::row);
    }
    this.bands = take(policy.scorecard(), Band::row);
    this.unscored = take(policy.indicators(), Indicator::row);
    this.grades = new int[policy.assessments().size()];
    for (int i = 0; i < grades.length; i++) {
      Assessment assessment = policy.assessments().get(i);
      grades[i] = take(assessment.grades(), Grade::row);
    }
    this.ungraded = take(policy.ungraded(), Ungraded::row);
    this.downgrades = take(policy.downgrades(), Downgrade::row);
    this.movements = take(policy.movements(), Movement::row);
    this.sanctions = take(policy.sanctions(), Sanction::row);
    this.terms = take(policy.terms(), Terms::row);
    this.limits = take(policy.limits(), LimitChange::row);
    this.findings = take(policy.findings(), Finding::row);
    this.letters = take(policy.letters(), Letter::row);
    this.orders = take(policy.orders(), OrderCheck::row);
    policy.inputs().derivations().forEach(this::takeClasses);
    policy.inputs().orderDerivations().forEach(this::takeClasses);
    this.indicators = policy.indicators().size();
    List<Band> scorecard = policy.scorecard();
    this.indicatorOf = new int[scorecard.size()];
    for (int i = 0; i < indicatorOf.length; i++) {
      Indicator indicator = scorecard.get(i).indicator();
      indicatorOf[i] = policy.indicators().indexOf(indicator);
    }
  }

  private <T> int take(List<T> sheet, Function<T, RowRef> row) {
    int first = rows.size();
    sheet.forEach(each -> rows.add(row.apply(each)));
    return first;
  }

  private void takeClasses(Derivation derivation) {
    derivations.add(derivation);
    if (derivation instanceof Classification classification) {
      for (ClassRow row : classification.rows()) {
        classes.put(row, rows.size());
        rows.add(row.row());
      }
    }
  }

  /** How many numbers there are. */
  public int size() {
    return rows.size();
  }

  /** The row of a number. */
  public RowRef row(int number) {
    return rows.get(number);
  }

  /** This criterion failed. */
  public int failed(int criterion) {
    return 3 * criterion;
  }

  /** This criterion lacks evidence. */
  public int unproven(int criterion) {
    return 3 * criterion + 1;
  }

  /** This criterion need not be met. */
  public int exempt(int criterion) {
    return 3 * criterion + 2;
  }

  /** A scorecard row. */
  public int band(int row) {
    return bands + row;
  }

  /** Index of the indicator that a scorecard row belongs to. */
  public int indicatorOf(int row) {
    return indicatorOf[row];
  }

  /** This indicator's fact is missing and gives zero points or is left out. */
  public int unscored(int indicator) {
    return unscored + indicator;
  }

  /** Whether a number is that of an indicator, which is no conclusion of its own. */
  public boolean isUnscored(int number) {
    return number >= unscored && number < unscored + indicators;
  }

  /** A row of an assessment's scale. */
  public int grade(int assessment, int row) {
    return grades[assessment] + row;
  }

  /** A row that leaves customers ungraded. */
  public int ungraded(int row) {
    return ungraded + row;
  }

  /** A downgrade row. */
  public int downgrade(int row) {
    return downgrades + row;
  }

  /** A row that limits movement. */
  public int movement(int row) {
    return movements + row;
  }

  /** Index of the row of a number that limits movement. */
  int movementOf(int number) {
    return number - movements;
  }

  /** A blacklist row. */
  public int sanction(int row) {
    return sanctions + row;
  }

  /** A terms row. */
  public int terms(int row) {
    return terms + row;
  }

  /** Index of the terms row of a number. */
  int termsOf(int number) {
    return number - terms;
  }

  /** A row that changes the limit. */
  public int limit(int row) {
    return limits + row;
  }

  /** Index of the change of the limit of a number. */
  int limitOf(int number) {
    return number - limits;
  }

  /** A finding. */
  public int finding(int row) {
    return findings + row;
  }

  /** A letter. */
  public int letter(int row) {
    return letters + row;
  }

  /** A check of an order. */
  public int order(int row) {
    return orders + row;
  }

  /** Index of the check of a number. */
  int orderOf(int number) {
    return number - orders;
  }

  /** The row that gave a derived fact its value; null if none of this outcome did. */
  public @Nullable RowRef derived(Outcome outcome, Fact fact) {
    for (Derivation derivation : derivations) {
      if (derivation.fact().equals(fact) && derivation instanceof Measure measure) {
        return measure.row();
      }
      if (derivation.fact().equals(fact) && derivation instanceof Classification classification) {
        return classification.rows().stream()
            .filter(row -> outcome.isHit(classRow(row)))
            .map(ClassRow::row)
            .findFirst()
            .orElse(null);
      }
    }
    return null;
  }

  int classRow(ClassRow row) {
    Integer number = classes.get(row);
    if (number == null) {
      throw new IllegalArgumentException("no class row " + row.row().id());
    }
    return number;
  }
}
