package org.shouxin.policy;

import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;

/**
 * A fact about all customers together (R15): what a customer's own facts cannot tell.
 *
 * <p>A customer counts whose {@code of} is given or assumed; {@code within} limits the count to
 * customers with the same value of that fact. A figure that cannot be worked out, because {@code
 * of} or {@code within} is missing, is missing too.
 *
 * @param row where it stands
 * @param fact the number it fills, unless the source gives it
 * @param figure what is worked out
 * @param of the number that is counted up
 * @param within the fact that customers share, null for all of them
 * @param source origin
 */
public record PopulationFigure(
    RowRef row, Fact fact, Figure figure, Fact of, @Nullable Fact within, String source) {

  /** What is worked out; everything is rounded half up to six decimals. */
  public enum Figure {
    /** All values added up. */
    SUM,
    /** How many customers count. */
    COUNT,
    /** The sum over the count. */
    MEAN,
    /** This customer's value in per cent of the sum; 0 when the sum is 0. */
    SHARE,
    /** 1 for the highest value; equal values share the better rank. */
    RANK,
    /** Per cent of the customers that have a lower value: 0 for the lowest, below 100. */
    PERCENTILE
  }
}
