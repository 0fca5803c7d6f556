@NullMarked
package org.shouxin.policy.rows;

import org.jspecify.annotations.NullMarked;
