/** The outcome for a customer with its whole trace. */
@NullMarked
package org.shouxin.decision;

import org.jspecify.annotations.NullMarked;
