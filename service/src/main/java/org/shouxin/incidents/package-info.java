/** Incidents (R29): reported, settled, and the customer decided on again at once. */
@NullMarked
package org.shouxin.incidents;

import org.jspecify.annotations.NullMarked;
