package org.shouxin.imports;

import java.util.List;

/**
 * A table that a mapping fills.
 *
 * @param table the table
 * @param once whether many rows of the file may tell of the same row of the table
 * @param only conditions that a row of the file must meet, else the table gets nothing of it
 * @param assignments one for each column that is given
 */
record Target(
    ImportTable table, boolean once, List<CellCondition> only, List<Assignment> assignments) {}
