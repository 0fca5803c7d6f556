package org.shouxin.credit;

import java.util.List;

/**
 * Overrides of all customers.
 *
 * @param overrides the newest first
 */
record OverrideList(List<CreditOverrideAnswer> overrides) {}
