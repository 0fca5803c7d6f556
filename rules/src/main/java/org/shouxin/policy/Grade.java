package org.shouxin.policy;

import org.jspecify.annotations.Nullable;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/**
 * One grade of the scale (R13).
 *
 * @param row its workbook row
 * @param code what the records carry, {@code A}
 * @param name display name
 * @param rank place on the scale, 1 is best, without gaps
 * @param score the scores that earn it; all grades of a scale together cover 0 to 100 once; null
 *     for the grade of those who are left ungraded, the last of its scale
 * @param treatment how such customers are treated (R18)
 * @param reviewMonths months until the next visit or review (R18); 0 for ad hoc, no date
 * @param source origin of the values
 */
public record Grade(
    RowRef row,
    String code,
    Text name,
    int rank,
    @Nullable Condition score,
    Text treatment,
    int reviewMonths,
    String source) {}
