/**
 * Trying a policy on its cases and samples: what differs from the expectations, what is left out.
 */
@NullMarked
package org.shouxin.trials;

import org.jspecify.annotations.NullMarked;
