/** Checking orders (R27): a file of them, each with what was concluded about its customer. */
@NullMarked
package org.shouxin.orderfiles;

import org.jspecify.annotations.NullMarked;
