@NullMarked
package org.shouxin.credit;

import org.jspecify.annotations.NullMarked;
