@NullMarked
package org.shouxin.policy.condition;

import org.jspecify.annotations.NullMarked;
