package org.shouxin.factsources;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.routing.Routed;
import org.shouxin.problem.Problem;

/**
 * The policy that decides on a customer.
 *
 * @param customer its code as in the database
 * @param routed the route, or the missing facts; null if a value is invalid
 * @param problems all problems; otherwise empty
 */
public record CustomerRoute(String customer, @Nullable Routed routed, List<Problem> problems) {}
