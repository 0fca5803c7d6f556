package org.shouxin.policy;

import java.math.BigDecimal;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/**
 * One row of the scorecard: a band of an indicator's fact and the points it gives.
 *
 * @param row its workbook row
 * @param indicator the indicator it belongs to
 * @param condition the band, on the indicator's fact
 * @param points from 0 to the indicator's weight (R12)
 * @param reason the reason given for a customer in this band
 * @param source origin of the value
 */
public record Band(
    RowRef row,
    Indicator indicator,
    Condition condition,
    BigDecimal points,
    Text reason,
    String source) {}
