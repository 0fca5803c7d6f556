package org.shouxin.imports;

import org.shouxin.problem.Text;

/**
 * A rule over several rows of a table, checked after they are written.
 *
 * @param column the column whose values are looked at
 * @param broken the problem if it does not hold
 * @param sql finds, for the values in {@code :keys}, those that violate it: value, what was found,
 *     what is allowed
 */
record Sum(String column, Text broken, String sql) {}
