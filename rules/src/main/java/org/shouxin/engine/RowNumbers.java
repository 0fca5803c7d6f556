package org.shouxin.engine;

import java.util.List;
import org.shouxin.policy.Band;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;

/**
 * A number for each row that can be hit, sheet by sheet in policy order. A criterion has three, one
 * for each way of not plainly passing; an indicator has one for: its fact is missing and no row
 * gives points. Immutable.
 */
public final class RowNumbers {

  private final int bands;
  private final int unscored;
  private final int grades;
  private final int downgrades;
  private final int sanctions;
  private final int terms;
  private final int size;
  private final int[] indicatorOf;
  private final long[] lost;
  private final long[] weight;

  RowNumbers(Policy policy) {
    this.bands = 3 * policy.admission().size();
    this.unscored = bands + policy.scorecard().size();
    this.grades = unscored + policy.indicators().size();
    this.downgrades = grades + policy.grades().size();
    this.sanctions = downgrades + policy.downgrades().size();
    this.terms = sanctions + policy.sanctions().size();
    this.size = terms + policy.terms().size();
    this.weight =
        policy.indicators().stream()
            .mapToLong(indicator -> Layout.millionths(indicator.weight()))
            .toArray();
    List<Band> scorecard = policy.scorecard();
    this.indicatorOf = new int[scorecard.size()];
    this.lost = new long[scorecard.size()];
    for (int i = 0; i < lost.length; i++) {
      Indicator indicator = scorecard.get(i).indicator();
      indicatorOf[i] = policy.indicators().indexOf(indicator);
      lost[i] = Layout.millionths(indicator.weight().subtract(scorecard.get(i).points()));
    }
  }

  /** How many numbers there are. */
  public int size() {
    return size;
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

  /** Weight of an indicator, in millionths. */
  public long weight(int indicator) {
    return weight[indicator];
  }

  /** Points that a scorecard row falls short of its indicator's weight, in millionths. */
  public long lost(int row) {
    return lost[row];
  }

  /** This indicator's fact is missing and gives zero points or is left out. */
  public int unscored(int indicator) {
    return unscored + indicator;
  }

  /** A grade row. */
  public int grade(int row) {
    return grades + row;
  }

  /** A downgrade row. */
  public int downgrade(int row) {
    return downgrades + row;
  }

  /** A blacklist row. */
  public int sanction(int row) {
    return sanctions + row;
  }

  /** A terms row. */
  public int terms(int row) {
    return terms + row;
  }
}
