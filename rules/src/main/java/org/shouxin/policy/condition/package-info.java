/** Conditions on one fact as sets of exact codes. */
@NullMarked
package org.shouxin.policy.condition;

import org.jspecify.annotations.NullMarked;
