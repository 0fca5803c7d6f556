/** Tests. */
@NullMarked
package org.shouxin.batches;

import org.jspecify.annotations.NullMarked;
