/** The policies of {@code decision-tables}, each tested in sentences of its own. */
@NullMarked
package org.shouxin.policies;

import org.jspecify.annotations.NullMarked;
