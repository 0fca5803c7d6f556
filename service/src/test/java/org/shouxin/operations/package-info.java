@NullMarked
package org.shouxin.operations;

import org.jspecify.annotations.NullMarked;
