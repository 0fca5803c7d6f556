/** Grading a whole file: many rows at once, in order, in constant memory. */
@NullMarked
package org.shouxin.batches;

import org.jspecify.annotations.NullMarked;
