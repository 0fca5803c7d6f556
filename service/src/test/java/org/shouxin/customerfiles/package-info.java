/** Tests. */
@NullMarked
package org.shouxin.customerfiles;

import org.jspecify.annotations.NullMarked;
