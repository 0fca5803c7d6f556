@NullMarked
package org.shouxin.factsources;

import org.jspecify.annotations.NullMarked;
