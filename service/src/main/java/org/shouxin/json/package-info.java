/** The canonical JSON that records need: the same values always give the same bytes. */
@NullMarked
package org.shouxin.json;

import org.jspecify.annotations.NullMarked;
