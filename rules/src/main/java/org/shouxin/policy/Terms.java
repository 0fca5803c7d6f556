package org.shouxin.policy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.formula.Formula;
import org.shouxin.problem.Text;

/**
 * A row of the limit and terms sheet (R19–R21). Exactly one row meets every combination of
 * admission verdict, standing, grade and the further facts tested.
 *
 * @param row its workbook row
 * @param admission admission verdicts it is for
 * @param standing standings it is for
 * @param grade grades it is for
 * @param when further conditions, none to two
 * @param limit formula of the credit limit in the policy's currency; never below 0
 * @param creditDays credit period in days (R19)
 * @param discount per cent off the list price; negative for a surcharge (R19)
 * @param prepayment per cent of an order to be paid before delivery (R21)
 * @param validMonths months for which the limit holds from the as-of date, null for no end
 * @param treatment how to treat the customer
 * @param source origin of the values
 */
public record Terms(
    RowRef row,
    Condition admission,
    Condition standing,
    Condition grade,
    List<Condition> when,
    Formula limit,
    int creditDays,
    BigDecimal discount,
    BigDecimal prepayment,
    @Nullable Integer validMonths,
    Text treatment,
    String source)
    implements ConditionedRow {}
