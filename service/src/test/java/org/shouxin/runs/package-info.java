@NullMarked
package org.shouxin.runs;

import org.jspecify.annotations.NullMarked;
