@NullMarked
package org.shouxin.orderfiles;

import org.jspecify.annotations.NullMarked;
