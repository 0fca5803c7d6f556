/** What is wrong, said once and well: bilingual texts, places and problems. */
@NullMarked
package org.shouxin.problem;

import org.jspecify.annotations.NullMarked;
