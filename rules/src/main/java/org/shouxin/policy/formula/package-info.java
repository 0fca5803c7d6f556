/** Formulas: a closed list of total Excel functions over named facts, in exact fractions. */
@NullMarked
package org.shouxin.policy.formula;

import org.jspecify.annotations.NullMarked;
