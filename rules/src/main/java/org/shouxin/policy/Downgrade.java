package org.shouxin.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/**
 * A downgrade (R22): when all conditions are met, the grade falls by steps or straight to a grade.
 *
 * @param row where it stands
 * @param when conditions that must all be met; a missing fact meets none
 * @param steps grades down, negative for up (R14); 0 when {@code to} says where to
 * @param to code of the grade it falls to unless it is there or below already; null for steps
 * @param reason said when it applies
 * @param source origin of the figure
 */
public record Downgrade(
    RowRef row, List<Condition> when, int steps, @Nullable String to, Text reason, String source)
    implements ConditionedRow {}
