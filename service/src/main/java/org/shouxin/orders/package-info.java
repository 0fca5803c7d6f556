/** Orders checked against what is in force (R27): released, held, rejected, released by people. */
@NullMarked
package org.shouxin.orders;

import org.jspecify.annotations.NullMarked;
