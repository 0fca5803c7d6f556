/**
 * Facts of customers from a database: one SQL file next to each policy's workbook, checked against
 * the policy's fact dictionary.
 */
@NullMarked
package org.shouxin.factsources;

import org.jspecify.annotations.NullMarked;
