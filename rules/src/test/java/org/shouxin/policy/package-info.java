@NullMarked
package org.shouxin.policy;

import org.jspecify.annotations.NullMarked;
