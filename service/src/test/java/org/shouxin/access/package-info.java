@NullMarked
package org.shouxin.access;

import org.jspecify.annotations.NullMarked;
