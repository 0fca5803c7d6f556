@NullMarked
package org.shouxin.imports;

import org.jspecify.annotations.NullMarked;
