package org.shouxin.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The rate of a foreign currency from a day on.
 *
 * @param row its workbook row
 * @param currency three capitals
 * @param from first day
 * @param until last day, null until the next row of the currency
 * @param rate units of the policy's currency for one of this; above zero
 * @param source origin
 */
public record Rate(
    RowRef row,
    String currency,
    LocalDate from,
    @Nullable LocalDate until,
    BigDecimal rate,
    String source) {}
