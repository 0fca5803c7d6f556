@NullMarked
package org.shouxin.holds;

import org.jspecify.annotations.NullMarked;
