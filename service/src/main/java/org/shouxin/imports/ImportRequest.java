package org.shouxin.imports;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Language;

/**
 * A file to import.
 *
 * @param file CSV or .xlsx
 * @param table the table that its rows go to, when its headings are the table's columns; null with
 *     a mapping
 * @param mapping the mapping file; null with a table
 * @param update whether existing rows that differ are replaced, in tables that allow it
 * @param dryRun whether everything is rolled back at the end
 * @param failures the file for all faults; null for one next to the input, and only if there are
 *     many
 * @param language of the failures file
 */
public record ImportRequest(
    Path file,
    @Nullable String table,
    @Nullable Path mapping,
    boolean update,
    boolean dryRun,
    @Nullable Path failures,
    Language language) {

  /** A file whose headings are a table's columns. */
  public static ImportRequest of(String table, Path file) {
    return new ImportRequest(file, table, null, false, false, null, Language.ZH);
  }

  /** A file read by a mapping. */
  public static ImportRequest mapped(Path mapping, Path file) {
    return new ImportRequest(file, null, mapping, false, false, null, Language.ZH);
  }
}
