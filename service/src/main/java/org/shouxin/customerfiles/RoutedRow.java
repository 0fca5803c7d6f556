package org.shouxin.customerfiles;

import org.jspecify.annotations.Nullable;
import org.shouxin.policy.routing.Routed.Route;

/**
 * A row of a file and who decides on it.
 *
 * @param row the row as the policy's dictionary reads it, or all that is wrong with it
 * @param desk the policy that decides; null when that cannot be told
 * @param route the row of the routing workbook that says so; null when one policy decides for all,
 *     or nobody can tell
 */
public record RoutedRow(CustomerRow row, @Nullable FilePolicy desk, @Nullable Route route) {}
