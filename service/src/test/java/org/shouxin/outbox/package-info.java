@NullMarked
package org.shouxin.outbox;

import org.jspecify.annotations.NullMarked;
