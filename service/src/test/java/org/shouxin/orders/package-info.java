@NullMarked
package org.shouxin.orders;

import org.jspecify.annotations.NullMarked;
