@NullMarked
package org.shouxin.customers;

import org.jspecify.annotations.NullMarked;
