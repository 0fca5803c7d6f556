package org.shouxin.batches;

import java.util.List;
import org.shouxin.csv.RawRow;

/**
 * Some records of a file, in order.
 *
 * @param sequence place among the chunks, from 0
 * @param rows at least one
 */
record Chunk(long sequence, List<RawRow> rows) {}
