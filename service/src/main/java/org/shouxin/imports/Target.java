package org.shouxin.imports;

import java.util.List;

/**
 * A table that a mapping fills.
 *
 * @param table the table
 * @param once whether many rows of the file may describe the same row of the table
 * @param only conditions that a row of the file must meet, otherwise it is ignored for this table
 * @param assignments one for each column that is given
 */
record Target(
    ImportTable table, boolean once, List<CellCondition> only, List<Assignment> assignments) {}
