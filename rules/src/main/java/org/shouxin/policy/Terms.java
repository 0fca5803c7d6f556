package org.shouxin.policy;

import java.math.BigDecimal;
import org.shouxin.problem.Text;

/**
 * A row of the limit and terms sheet (R19–R21). Exactly one row meets every combination of
 * admission verdict, standing and grade.
 *
 * @param row where it stands
 * @param admission admission verdicts it is for
 * @param standing standings it is for
 * @param grade grades it is for
 * @param limit formula of the credit limit in the policy's currency; never below 0
 * @param creditDays credit period in days (R19)
 * @param discount per cent off the list price; negative for a surcharge (R19)
 * @param prepayment per cent of an order to be paid before delivery (R21)
 * @param treatment what to do with the customer
 * @param source origin of the figures
 */
public record Terms(
    RowRef row,
    Condition admission,
    Condition standing,
    Condition grade,
    Formula limit,
    int creditDays,
    BigDecimal discount,
    BigDecimal prepayment,
    Text treatment,
    String source) {}
