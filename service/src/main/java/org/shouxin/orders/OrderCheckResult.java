package org.shouxin.orders;

import org.shouxin.credit.CreditLine;
import org.shouxin.credit.EffectiveOverrides;
import org.shouxin.decision.OrderDecision;

/**
 * What an order was checked by and what came out.
 *
 * @param decision every check with its figures
 * @param line what is in force for its customer
 * @param overridden what counts instead
 */
record OrderCheckResult(OrderDecision decision, CreditLine line, EffectiveOverrides overridden) {}
