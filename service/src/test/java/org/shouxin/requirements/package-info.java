@NullMarked
package org.shouxin.requirements;

import org.jspecify.annotations.NullMarked;
