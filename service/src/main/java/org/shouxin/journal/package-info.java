/** The journal: records appended, sealed into a chain, verified, replayed (R34). */
@NullMarked
package org.shouxin.journal;

import org.jspecify.annotations.NullMarked;
