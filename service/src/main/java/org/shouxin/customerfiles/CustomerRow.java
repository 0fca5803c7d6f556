package org.shouxin.customerfiles;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RowFault;
import org.shouxin.facts.Facts;

/**
 * A customer from one row of a file: facts, or all problems of the row.
 *
 * @param line line of the file on which the row begins, from 1
 * @param customer the customer's code; empty if it cannot be read
 * @param facts the facts; null if and only if something is wrong
 * @param faults everything that is wrong, in column order; empty when nothing is
 */
public record CustomerRow(
    long line, String customer, @Nullable Facts facts, List<RowFault> faults) {}
