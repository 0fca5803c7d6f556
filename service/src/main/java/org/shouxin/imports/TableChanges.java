package org.shouxin.imports;

import java.util.List;
import org.shouxin.problem.Text;

/**
 * The changes of a table by a file.
 *
 * @param table the table's name
 * @param label its name in both languages
 * @param added new rows
 * @param unchanged rows that existed with the same content
 * @param changed existing rows that were completed or replaced
 * @param notes what is to be noted about the codes of the rows
 */
public record TableChanges(
    String table, Text label, long added, long unchanged, long changed, List<Text> notes) {}
