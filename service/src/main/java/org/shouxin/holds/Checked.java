package org.shouxin.holds;

import org.shouxin.credit.CreditLine;
import org.shouxin.credit.Overridden;
import org.shouxin.decision.OrderDecision;

/**
 * What an order was checked by and what came out.
 *
 * @param decision every check with its figures
 * @param line what is in force for its customer
 * @param overridden what counts instead
 */
record Checked(OrderDecision decision, CreditLine line, Overridden overridden) {}
