package org.shouxin.imports;

import org.shouxin.problem.Text;

/**
 * The changes of a table by a file.
 *
 * @param table the table's name
 * @param label its name in both languages
 * @param added new rows
 * @param unchanged rows that existed with the same content
 * @param changed existing rows that were completed or replaced
 */
public record TableChanges(String table, Text label, long added, long unchanged, long changed) {}
