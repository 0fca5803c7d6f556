/** Grading runs: every customer of a policy as of one day (R14). */
@NullMarked
package org.shouxin.runs;

import org.jspecify.annotations.NullMarked;
