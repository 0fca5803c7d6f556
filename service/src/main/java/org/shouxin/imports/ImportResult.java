package org.shouxin.imports;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RowFault;

/**
 * The result of importing a file.
 *
 * @param file its name
 * @param rows records read
 * @param bad records with faults; if there are any, nothing of the file was imported
 * @param tables the changes of each table, or those of a dry run; empty if there are faulty rows
 * @param faults the first hundred faults
 * @param allFaults how many there are
 * @param failures the file with all faults; null if there are few and none was requested
 */
public record ImportResult(
    String file,
    long rows,
    long bad,
    List<TableChanges> tables,
    List<RowFault> faults,
    long allFaults,
    @Nullable Path failures) {

  /** Whether the file was refused because of faulty rows. */
  public boolean refused() {
    return allFaults > 0;
  }
}
