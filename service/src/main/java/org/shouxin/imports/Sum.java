package org.shouxin.imports;

import org.shouxin.problem.Text;

/**
 * A rule over several rows of a table, looked at once they are there.
 *
 * @param column the column whose values are looked at
 * @param broken what is wrong where it does not hold
 * @param sql finds, for the values in {@code :keys}, those that break it: value, what was found,
 *     what is allowed
 */
record Sum(String column, Text broken, String sql) {}
