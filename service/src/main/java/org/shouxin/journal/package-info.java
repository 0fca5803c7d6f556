/** Every decision with its record: appended, sealed into a chain, verified, decided again (R34). */
@NullMarked
package org.shouxin.journal;

import org.jspecify.annotations.NullMarked;
