package org.shouxin.population;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.policy.PopulationFigure.Figure;

/**
 * One number of all customers, group by group: sums, counts and, where a figure needs them, all
 * values in order. Immutable.
 */
final class Series {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Fact of;
  private final Groups groups;
  private final int[] counts;
  private final BigDecimal[] sums;
  private final @Nullable Spread onGrid;
  private final @Nullable Spread between;

  /**
   * @param of the number
   * @param groups the groups
   * @param counts customers of each group
   * @param sums of each group, exact
   * @param onGrid values on the grid of codes; null when no figure needs their order
   * @param between the others; null likewise
   */
  Series(
      Fact of,
      Groups groups,
      int[] counts,
      BigDecimal[] sums,
      @Nullable Spread onGrid,
      @Nullable Spread between) {
    this.of = of;
    this.groups = groups;
    this.counts = counts;
    this.sums = sums;
    this.onGrid = onGrid;
    this.between = between;
  }

  /** Whether a figure needs the order of the values. */
  static boolean ordered(Figure figure) {
    return figure == Figure.RANK || figure == Figure.PERCENTILE;
  }

  Fact of() {
    return of;
  }

  Groups groups() {
    return groups;
  }

  int count(int group) {
    return group < counts.length ? counts[group] : 0;
  }

  BigDecimal sum(int group) {
    return group < sums.length ? sums[group] : BigDecimal.ZERO;
  }

  @Nullable Spread onGrid() {
    return onGrid;
  }

  @Nullable Spread between() {
    return between;
  }

  /**
   * A figure of a customer, rounded half up to {@link Codes#PLACES} decimals.
   *
   * @param value the customer's own, in the policy's currency
   * @return null when no customer of the group is included
   */
  @Nullable BigDecimal figure(Figure figure, int group, BigDecimal value) {
    if (group == Groups.NONE || count(group) == 0) {
      return null;
    }
    BigDecimal count = BigDecimal.valueOf(count(group));
    BigDecimal sum = sum(group);
    return switch (figure) {
      case SUM -> rounded(sum, BigDecimal.ONE);
      case COUNT -> count;
      case MEAN -> rounded(sum, count);
      case SHARE -> sum.signum() == 0 ? BigDecimal.ZERO : rounded(value.multiply(HUNDRED), sum);
      case RANK -> BigDecimal.valueOf(1L + above(group, value));
      case PERCENTILE -> rounded(BigDecimal.valueOf(below(group, value)).multiply(HUNDRED), count);
    };
  }

  private long above(int group, BigDecimal value) {
    return onGrid == null || between == null
        ? 0
        : (long) onGrid.above(group, value) + between.above(group, value);
  }

  private long below(int group, BigDecimal value) {
    return onGrid == null || between == null
        ? 0
        : (long) onGrid.below(group, value) + between.below(group, value);
  }

  private static BigDecimal rounded(BigDecimal number, BigDecimal over) {
    return Codes.plain(number.divide(over, Codes.PLACES, RoundingMode.HALF_UP));
  }
}
