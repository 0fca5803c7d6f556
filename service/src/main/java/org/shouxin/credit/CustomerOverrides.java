package org.shouxin.credit;

import java.util.List;

/**
 * What is in force for a customer, with all its overrides.
 *
 * @param customer code of the customer
 * @param lines one for each policy that decided
 * @param overrides all of them, the newest first
 */
record CustomerOverrides(
    String customer, List<CreditInForce> lines, List<CreditOverrideAnswer> overrides) {}
