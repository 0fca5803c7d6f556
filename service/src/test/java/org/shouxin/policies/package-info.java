@NullMarked
package org.shouxin.policies;

import org.jspecify.annotations.NullMarked;
