/** Text laid out for a terminal in which a Chinese character is two columns wide. */
@NullMarked
package org.shouxin.terminal;

import org.jspecify.annotations.NullMarked;
