/**
 * Testing a policy on its cases and samples: differences from the expectations, and what is not
 * covered.
 */
@NullMarked
package org.shouxin.trials;

import org.jspecify.annotations.NullMarked;
