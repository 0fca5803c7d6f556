/**
 * The first sheet of a workbook of data as rows of text, read as a stream: memory does not grow
 * with the rows, only with the distinct texts.
 */
@NullMarked
package org.shouxin.workbook.table;

import org.jspecify.annotations.NullMarked;
