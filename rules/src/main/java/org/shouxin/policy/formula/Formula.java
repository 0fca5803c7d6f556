package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;

/** A limit formula (R19): total, exact, without effects. Immutable. */
public interface Formula {

  /**
   * Canonical text, valid in Excel when the names are defined: {@code
   * =MIN(avg_monthly_purchases*credit_days/30*coefficient,cap)}; a plain number without the equals
   * sign.
   */
  String text();

  /**
   * Facts it reads, in order of first use. One that may be missing is read only where the formula
   * or its row made sure that it is there.
   */
  List<Fact> facts();

  /** The columns of its own row that it reads, with their numbers, in order of first use. */
  List<Input> inputs();

  /** The look-up tables that it reads, in order of first use. */
  List<LookUp> tables();

  /**
   * Computes exactly, as a fraction, and rounds once at the end.
   *
   * @param values of the facts, inside their declared ranges
   * @param unit the result is a multiple of this; above zero
   * @param rounding to the unit
   * @return possibly below zero
   */
  BigDecimal evaluate(Values values, BigDecimal unit, RoundingMode rounding);

  /** The values of facts as formulas read them. */
  interface Values {

    /**
     * The number of a fact; of a choice the place of the option, of yes 1 and of no 0.
     *
     * @return null when it is missing
     */
    @Nullable BigDecimal number(Fact fact);
  }

  /**
   * A column of the formula's own row.
   *
   * @param name column key
   * @param value its number in that row
   */
  record Input(String name, BigDecimal value) {}
}
