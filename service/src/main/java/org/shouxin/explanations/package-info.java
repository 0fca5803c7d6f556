/** Explaining one decision: the score sheet, letters, reasons. */
@NullMarked
package org.shouxin.explanations;

import org.jspecify.annotations.NullMarked;
