@NullMarked
package org.shouxin.answers;

import org.jspecify.annotations.NullMarked;
