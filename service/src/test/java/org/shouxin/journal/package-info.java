@NullMarked
package org.shouxin.journal;

import org.jspecify.annotations.NullMarked;
