@NullMarked
package org.shouxin.decisions;

import org.jspecify.annotations.NullMarked;
