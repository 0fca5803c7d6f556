/** How a policy looks in Excel: labels, hints, drop-downs, the guide and the template. */
@NullMarked
package org.shouxin.policy.excel;

import org.jspecify.annotations.NullMarked;
