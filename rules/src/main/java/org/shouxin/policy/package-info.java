/**
 * Everything that turns facts into a decision, as typed rows compiled from a workbook and verified.
 */
@NullMarked
package org.shouxin.policy;

import org.jspecify.annotations.NullMarked;
