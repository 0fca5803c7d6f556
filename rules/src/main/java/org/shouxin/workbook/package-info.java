/**
 * Excel files as data: declared sheets, safe reading into rows that remember their cell, writing,
 * and the text rendering.
 */
@NullMarked
package org.shouxin.workbook;

import org.jspecify.annotations.NullMarked;
