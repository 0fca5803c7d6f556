/** Tests. */
@NullMarked
package org.shouxin.cli;

import org.jspecify.annotations.NullMarked;
