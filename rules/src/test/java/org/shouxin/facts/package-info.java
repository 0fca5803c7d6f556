@NullMarked
package org.shouxin.facts;

import org.jspecify.annotations.NullMarked;
