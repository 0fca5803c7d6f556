@NullMarked
package org.shouxin.incidents;

import org.jspecify.annotations.NullMarked;
