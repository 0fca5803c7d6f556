package org.shouxin.customerfiles;

import org.jspecify.annotations.Nullable;
import org.shouxin.policy.routing.Routed.Route;

/**
 * A row of a file and the policy that decides on it.
 *
 * @param row the row as the policy's dictionary reads it, or all that is wrong with it
 * @param filePolicy the policy that decides; null if it cannot be determined
 * @param route the route to it; null if one policy decides on all rows, or it cannot be determined
 */
public record RoutedRow(CustomerRow row, @Nullable FilePolicy filePolicy, @Nullable Route route) {}
