package org.shouxin.orders;

import org.shouxin.credit.CreditLine;
import org.shouxin.credit.EffectiveOverrides;
import org.shouxin.decision.OrderDecision;

/**
 * The basis and the result of an order check.
 *
 * @param decision every check with its figures
 * @param line what is in force for its customer
 * @param overridden the effective overrides
 */
record OrderCheckResult(OrderDecision decision, CreditLine line, EffectiveOverrides overridden) {}
