package org.shouxin.policy;

import org.jspecify.annotations.Nullable;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/**
 * An admission criterion (R1): passes, fails, or is missing evidence when its fact is missing.
 *
 * @param row its workbook row
 * @param stage its stage of admission; null in a policy without stages
 * @param name what is required
 * @param exempt customers who need not meet it (R2), null when nobody is exempt; a missing fact
 *     exempts nobody
 * @param passes the condition to pass
 * @param refuses whether failing refuses admission; otherwise it becomes a condition (R8)
 * @param reason the reason given when it fails
 * @param source R number and origin of the value
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
