@NullMarked
package org.shouxin.policy.excel;

import org.jspecify.annotations.NullMarked;
