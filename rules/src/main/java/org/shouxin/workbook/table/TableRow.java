package org.shouxin.workbook.table;

import java.util.Map;
import java.util.Set;
import org.shouxin.facts.Unreadable;

/**
 * A row of a sheet that holds something.
 *
 * @param number as the user sees it, from 1
 * @param cells what each cell holds, as text, up to the last column of the sheet; numbers exact and
 *     plain, percentages with their sign, days as {@code 2026-10-31}, formulas by their stored
 *     result
 * @param faults why a cell cannot be read, by column from 0
 * @param days columns from 0 whose cells hold days
 */
public record TableRow(
    int number, String[] cells, Map<Integer, Unreadable> faults, Set<Integer> days) {}
