/**
 * Rows of other systems into the tables of the customer file: a file and a mapping in, all or
 * nothing per file, every faulty row reported.
 */
@NullMarked
package org.shouxin.imports;

import org.jspecify.annotations.NullMarked;
