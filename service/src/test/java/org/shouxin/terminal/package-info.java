/** Tests. */
@NullMarked
package org.shouxin.terminal;

import org.jspecify.annotations.NullMarked;
