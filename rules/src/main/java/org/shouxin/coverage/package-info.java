/** How much of a policy a set of decisions covers: every row, and both sides of every threshold. */
@NullMarked
package org.shouxin.coverage;

import org.jspecify.annotations.NullMarked;
