@NullMarked
package org.shouxin.coverage;

import org.jspecify.annotations.NullMarked;
