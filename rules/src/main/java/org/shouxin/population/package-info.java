/** Figures about all customers together, which a customer's own facts cannot give (R15). */
@NullMarked
package org.shouxin.population;

import org.jspecify.annotations.NullMarked;
