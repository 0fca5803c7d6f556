package org.shouxin.coverage;

import org.shouxin.policy.RowRef;
import org.shouxin.problem.Text;

/**
 * A part of a policy that no decision covers.
 *
 * @param row the row it belongs to
 * @param side whether a side of a threshold, otherwise a row
 * @param hint the customer or order that would cover it: {@code max_overdue_days > 90 with
 *     overdue_amount >= 1000000}
 */
public record CoverageGap(RowRef row, boolean side, Text hint) {}
