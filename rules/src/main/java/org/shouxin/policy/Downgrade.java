package org.shouxin.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/**
 * A downgrade (R22): when all conditions are met, the grade falls by steps or straight to a grade.
 *
 * @param row its workbook row
 * @param when conditions that must all be met; a missing fact meets none
 * @param steps grades down, negative for up (R14); 0 when {@code to} says where to
 * @param to code of the grade it falls to, unless the grade is already there or below; null for
 *     steps
 * @param reason the reason given when it applies
 * @param source origin of the value
 */
public record Downgrade(
    RowRef row, List<Condition> when, int steps, @Nullable String to, Text reason, String source)
    implements ConditionedRow {}
