/**
 * Rows of a workbook while it is compiled: cells read by column, conditions of a row, completeness
 * of a table.
 */
@NullMarked
package org.shouxin.policy.rows;

import org.jspecify.annotations.NullMarked;
