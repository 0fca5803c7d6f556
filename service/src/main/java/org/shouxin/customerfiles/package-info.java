/**
 * Reading customer files: encoding, records, headings, typed facts; with both good and faulty rows.
 */
@NullMarked
package org.shouxin.customerfiles;

import org.jspecify.annotations.NullMarked;
