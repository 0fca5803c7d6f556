@NullMarked
package org.shouxin.policy.formula;

import org.jspecify.annotations.NullMarked;
