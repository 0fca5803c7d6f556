package org.shouxin.imports;

import org.shouxin.problem.Text;

/**
 * What a file did to a table.
 *
 * @param table the table's name
 * @param label its name in both languages
 * @param added rows that were not there
 * @param there rows that were there already, with the same content
 * @param changed rows that were there and got what came later, or were replaced
 */
public record Loaded(String table, Text label, long added, long there, long changed) {}
