package org.shouxin.imports;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of importing a file.
 *
 * @param file its name
 * @param rows records read
 * @param bad records with faults; if there are any, nothing of the file was imported
 * @param tables the changes of each table, or those of a dry run; empty if there are faulty rows
 * @param causes what is wrong, one for each cause; the first hundred
 * @param allFaults how many faults there are
 * @param failures the file with all faults; null if there are few and none was requested
 */
public record ImportResult(
    String file,
    long rows,
    long bad,
    List<TableChanges> tables,
    List<RowCause> causes,
    long allFaults,
    @Nullable Path failures) {

  /** Whether the file was refused because of faulty rows. */
  public boolean refused() {
    return allFaults > 0;
  }
}
