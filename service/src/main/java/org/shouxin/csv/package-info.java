/** Tables in, CSV out: encoding, separator, quoting, sheets of workbooks, faulty rows. */
@NullMarked
package org.shouxin.csv;

import org.jspecify.annotations.NullMarked;
