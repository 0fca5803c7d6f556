package org.shouxin.decisions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Facts;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policy.routing.Routed.Route;

/**
 * A customer to be decided on.
 *
 * @param policy that decides
 * @param route by which it was found; null when it was named, or is the only one
 * @param facts over its dictionary
 * @param asOf the day to decide on
 */
record RequestedDecision(Active policy, @Nullable Route route, Facts facts, LocalDate asOf) {}
