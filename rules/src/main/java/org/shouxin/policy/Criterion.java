package org.shouxin.policy;

import org.jspecify.annotations.Nullable;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/**
 * An admission criterion (R1): passes, fails, or is missing evidence when its fact is missing.
 *
 * @param row where it stands
 * @param stage the stage of admission that asks; null in a policy without stages
 * @param name what is asked for
 * @param exempt customers who need not meet it (R2), null when nobody is exempt; a missing fact
 *     exempts nobody
 * @param passes what passes
 * @param refuses whether failing refuses admission; otherwise it becomes a condition (R8)
 * @param reason said when it fails
 * @param source R number and origin of the figure
 */
public record Criterion(
    RowRef row,
    @Nullable AdmissionStage stage,
    Text name,
    @Nullable Condition exempt,
    Condition passes,
    boolean refuses,
    Text reason,
    String source) {}
