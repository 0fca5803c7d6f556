package org.shouxin.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.shouxin.policies.ActivePolicies.Active;

/**
 * The customers of a policy on a day.
 *
 * @param active the policy
 * @param asOf the day
 * @param codes of all customers routed to the policy
 * @param nowhere codes of customers that cannot be routed, because facts are missing
 */
public record Roster(Active active, LocalDate asOf, Set<String> codes, List<String> nowhere) {}
