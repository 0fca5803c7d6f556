/** Which policy decides on a customer. */
@NullMarked
package org.shouxin.policy.routing;

import org.jspecify.annotations.NullMarked;
