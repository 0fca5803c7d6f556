package org.shouxin.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.formula.Formula;
import org.shouxin.problem.Text;

/**
 * A change of the limit (R20, R25): season, a temporary increase, the share of a group limit.
 *
 * @param row its workbook row
 * @param step changes apply from low to high
 * @param when conditions that must all be met; none: always
 * @param limit the new limit; {@link Conclusions#CREDIT_LIMIT} is the limit so far; rounded as the
 *     policy's limits are, and never below 0
 * @param until the fact that holds the last day of the changed limit; null if it has none
 * @param reason the reason given when it applies
 * @param source origin
 */
public record LimitChange(
    RowRef row,
    int step,
    List<Condition> when,
    Formula limit,
    @Nullable Fact until,
    Text reason,
    String source)
    implements ConditionedRow {}
