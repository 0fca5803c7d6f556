/** Credit lines: decided from the database, journaled, published, overridden. */
@NullMarked
package org.shouxin.credit;

import org.jspecify.annotations.NullMarked;
