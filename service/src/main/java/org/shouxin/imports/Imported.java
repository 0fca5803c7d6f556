package org.shouxin.imports;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RowFault;

/**
 * What became of a file.
 *
 * @param file its name
 * @param rows records read
 * @param bad records with faults; when there is one, nothing of the file was imported
 * @param tables what it did to each table, or would have done when it was tried only; empty when
 *     there are bad rows
 * @param faults the first hundred faults
 * @param allFaults how many there are
 * @param failures the file with all faults; null when they are few and nobody asked for one
 */
public record Imported(
    String file,
    long rows,
    long bad,
    List<Loaded> tables,
    List<RowFault> faults,
    long allFaults,
    @Nullable Path failures) {

  /** Whether the file was refused for its bad rows. */
  public boolean refused() {
    return allFaults > 0;
  }
}
