@NullMarked
package org.shouxin.samples;

import org.jspecify.annotations.NullMarked;
