/**
 * Named, typed, dated values about a customer and the dictionary that lists them; the conditions on
 * them.
 */
@NullMarked
package org.shouxin.facts;

import org.jspecify.annotations.NullMarked;
