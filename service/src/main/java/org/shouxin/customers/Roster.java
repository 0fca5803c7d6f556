package org.shouxin.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.shouxin.factsources.CustomerFacts;
import org.shouxin.policies.ActivePolicies.Active;

/**
 * The customers of a policy on a day.
 *
 * @param active the policy
 * @param asOf the day
 * @param codes of all customers routed to the policy
 * @param nowhere customers that cannot be routed, and why: facts are missing or cannot be used
 */
public record Roster(
    Active active, LocalDate asOf, Set<String> codes, List<CustomerFacts> nowhere) {}
