/** The summary of a graded file: the summary workbook and the summary in the terminal. */
@NullMarked
package org.shouxin.reports;

import org.jspecify.annotations.NullMarked;
