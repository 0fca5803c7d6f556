/** Books written as Excel workbooks for people: looks, drop-downs, names, print. */
@NullMarked
package org.shouxin.workbook.form;

import org.jspecify.annotations.NullMarked;
