/** Tests. */
@NullMarked
package org.shouxin.reports;

import org.jspecify.annotations.NullMarked;
