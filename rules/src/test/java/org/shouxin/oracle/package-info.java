/**
 * An independent evaluation of policies: plain decimals and dates, conditions and formulas read
 * from their spelling; shares neither codes nor rules with the core.
 */
@NullMarked
package org.shouxin.oracle;

import org.jspecify.annotations.NullMarked;
