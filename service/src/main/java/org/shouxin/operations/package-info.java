/** Health, metrics and description of the service. */
@NullMarked
package org.shouxin.operations;

import org.jspecify.annotations.NullMarked;
