@NullMarked
package org.shouxin.workbook;

import org.jspecify.annotations.NullMarked;
