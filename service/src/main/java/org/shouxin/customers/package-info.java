/**
 * Customers of the database: which policy decides on them, by what facts, and the figures of the
 * population.
 */
@NullMarked
package org.shouxin.customers;

import org.jspecify.annotations.NullMarked;
