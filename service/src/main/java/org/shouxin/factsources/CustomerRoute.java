package org.shouxin.factsources;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.routing.Routed;
import org.shouxin.problem.Problem;

/**
 * Who decides on a customer.
 *
 * @param customer its code as the database wrote it
 * @param routed the row of the routing workbook that says so, or what is missing to tell; null when
 *     a value cannot be used
 * @param problems everything that cannot be used; empty otherwise
 */
public record CustomerRoute(String customer, @Nullable Routed routed, List<Problem> problems) {}
