/** CSV in and out, one reader and one writer: encoding, separator, quoting, faulty rows. */
@NullMarked
package org.shouxin.csv;

import org.jspecify.annotations.NullMarked;
