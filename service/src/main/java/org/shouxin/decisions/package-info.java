/** Explaining one decision: the score sheet and the canonical JSON. */
@NullMarked
package org.shouxin.decisions;

import org.jspecify.annotations.NullMarked;
