/** Every command of the command line; {@code Shouxin} starts them. */
@NullMarked
package org.shouxin.cli;

import org.jspecify.annotations.NullMarked;
