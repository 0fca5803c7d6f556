@NullMarked
package org.shouxin.trial;

import org.jspecify.annotations.NullMarked;
