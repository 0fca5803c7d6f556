package org.shouxin.credit;

import java.util.List;

/**
 * What is in force for a customer.
 *
 * @param customer code of the customer
 * @param lines one for each policy that decided; none for a customer on whom nothing was decided
 */
record CustomerCredit(String customer, List<CreditInForce> lines) {}
