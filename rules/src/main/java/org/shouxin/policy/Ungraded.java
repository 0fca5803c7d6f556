package org.shouxin.policy;

import java.util.List;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/**
 * When an assessment leaves a customer ungraded, which is not the worst grade.
 *
 * @param row its workbook row
 * @param assessment id of the assessment
 * @param when conditions that must all be met
 * @param reason the reason given when it applies
 * @param source origin
 */
public record Ungraded(
    RowRef row, String assessment, List<Condition> when, Text reason, String source)
    implements ConditionedRow {}
