/** How the service does: its health and its figures. */
@NullMarked
package org.shouxin.operations;

import org.jspecify.annotations.NullMarked;
