package org.shouxin.coverage;

import org.shouxin.policy.RowRef;
import org.shouxin.problem.Text;

/**
 * Something that a policy says and no decision has tried.
 *
 * @param row the row that says it
 * @param side whether a side of a threshold, otherwise a row as a whole
 * @param wanted the customer or order that would try it: {@code max_overdue_days > 90 with
 *     overdue_amount >= 1000000}
 */
public record Untried(RowRef row, boolean side, Text wanted) {}
