/** Tests. */
@NullMarked
package org.shouxin.population;

import org.jspecify.annotations.NullMarked;
