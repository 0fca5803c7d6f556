package org.shouxin.batches;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.customerfiles.CustomerRow;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Reason;

/**
 * A row decided on and laid out as text.
 *
 * @param row the row as it was read
 * @param decision the decision, null when none could be made
 * @param reasons of the decision
 * @param policy number of the policy that decided
 * @param text the line of results or the lines of failures
 */
record GradedRow(
    CustomerRow row, @Nullable Decision decision, List<Reason> reasons, int policy, String text) {}
