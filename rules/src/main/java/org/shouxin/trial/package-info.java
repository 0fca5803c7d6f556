/** How much of a policy a set of decisions tries: every row, and both sides of every threshold. */
@NullMarked
package org.shouxin.trial;

import org.jspecify.annotations.NullMarked;
