/** Tests. */
@NullMarked
package org.shouxin.csv;

import org.jspecify.annotations.NullMarked;
