package org.shouxin.policy;

import java.util.List;
import org.shouxin.facts.Fact;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/**
 * How far the credit grade may move from the last run's. Upwards it holds the final grade;
 * downwards it holds only the grade that the score earns, so that downgrades and sanctions are
 * never softened.
 *
 * @param row its workbook row
 * @param previous the fact that carries the last run's grade; without it the grade is not limited
 * @param up whether it limits upward movement, otherwise downward movement
 * @param mostSteps maximum number of grades, from 0
 * @param when conditions that must all be met; none: always
 * @param reason the reason given when it holds the grade back
 * @param source origin
 */
public record Movement(
    RowRef row,
    Fact previous,
    boolean up,
    int mostSteps,
    List<Condition> when,
    Text reason,
    String source)
    implements ConditionedRow {}
