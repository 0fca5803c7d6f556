/**
 * Reading customer files: encoding, records, headings, typed facts; good rows and bad rows side by
 * side.
 */
@NullMarked
package org.shouxin.customerfiles;

import org.jspecify.annotations.NullMarked;
