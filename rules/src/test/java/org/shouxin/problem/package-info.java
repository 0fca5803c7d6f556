@NullMarked
package org.shouxin.problem;

import org.jspecify.annotations.NullMarked;
