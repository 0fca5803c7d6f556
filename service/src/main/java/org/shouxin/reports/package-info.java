/** What a graded file adds up to: the summary workbook and the summary in the terminal. */
@NullMarked
package org.shouxin.reports;

import org.jspecify.annotations.NullMarked;
