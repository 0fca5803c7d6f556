/**
 * The records of a policy: what its workbook says, typed. What reads, checks and lays out workbooks
 * lies in the packages inside.
 */
@NullMarked
package org.shouxin.policy;

import org.jspecify.annotations.NullMarked;
