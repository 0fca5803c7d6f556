package org.shouxin.policy;

import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;

/**
 * A fact about all customers together (R15), which a customer's own facts cannot give.
 *
 * <p>A customer is included if its {@code of} is given or assumed; {@code within} limits the count
 * to customers with the same value of that fact. A figure that cannot be computed, because {@code
 * of} or {@code within} is missing, is missing too.
 *
 * @param row its workbook row
 * @param fact the number it fills, unless the source gives it
 * @param figure the kind of figure
 * @param of the number that is aggregated
 * @param within the fact that groups customers, null for all of them
 * @param source origin
 */
public record PopulationFigure(
    RowRef row, Fact fact, Figure figure, Fact of, @Nullable Fact within, String source) {

  /** Kinds of figures; all are rounded half up to six decimals. */
  public enum Figure {
    /** The sum of all values. */
    SUM,
    /** The number of customers included. */
    COUNT,
    /** The mean. */
    MEAN,
    /** This customer's value in per cent of the sum; 0 when the sum is 0. */
    SHARE,
    /** 1 for the highest value; equal values share the better rank. */
    RANK,
    /** Per cent of the customers that have a lower value: 0 for the lowest, below 100. */
    PERCENTILE
  }
}
