/** Checking orders (R27): a file of orders, each with the conclusions about its customer. */
@NullMarked
package org.shouxin.orderfiles;

import org.jspecify.annotations.NullMarked;
