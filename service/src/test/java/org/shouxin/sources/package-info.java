@NullMarked
package org.shouxin.sources;

import org.jspecify.annotations.NullMarked;
