package org.shouxin.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What a person types is what is read, although Excel stores a double. */
class DecimalsTest {

  @Property(tries = 300)
  void aDecimalOfFifteenDigitsSurvivesTheWayThroughDouble(
      @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long digits,
      @ForAll @IntRange(max = 6) int places) {
    BigDecimal typed = BigDecimal.valueOf(digits, places);

    assertThat(Decimals.stored(Double.toString(typed.doubleValue())))
        .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(typed));
  }
}
