@NullMarked
package org.shouxin.engine;

import org.jspecify.annotations.NullMarked;
