package org.shouxin.orders;

/**
 * An order that was checked just now.
 *
 * @param order its current state
 * @param result the basis and the result of the check
 */
record RecordedCheck(Order order, OrderCheckResult result) {}
