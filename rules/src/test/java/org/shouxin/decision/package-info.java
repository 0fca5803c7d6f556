@NullMarked
package org.shouxin.decision;

import org.jspecify.annotations.NullMarked;
