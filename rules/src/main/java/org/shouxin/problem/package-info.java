/** Problems of inputs: bilingual texts and places. */
@NullMarked
package org.shouxin.problem;

import org.jspecify.annotations.NullMarked;
