package org.shouxin.policy;

import java.util.List;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/**
 * A row of the blacklist sheet (R23–R26): when all conditions are met, the customer gets the
 * standing. It ends as soon as the facts no longer meet them (R25).
 *
 * @param row its workbook row
 * @param when conditions that must all be met; a missing fact meets none
 * @param standing the standing it gives
 * @param reason the reason given when it applies
 * @param source origin
 */
public record Sanction(
    RowRef row, List<Condition> when, Standing standing, Text reason, String source)
    implements ConditionedRow {}
