@NullMarked
package org.shouxin;

import org.jspecify.annotations.NullMarked;
