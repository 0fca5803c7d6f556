/** Explaining one decision: the score sheet and the canonical JSON. */
@NullMarked
package org.shouxin.explanations;

import org.jspecify.annotations.NullMarked;
