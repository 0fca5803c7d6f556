package org.shouxin.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.samples.Ledger;

/** The sample ledger loaded into an empty database. */
public final class SampleLedger {

  private SampleLedger() {}

  /**
   * Where an installation keeps the sample ledger.
   *
   * @param home its folder
   */
  public static Path folder(Path home) {
    return home.resolve("samples").resolve("ledger");
  }

  /**
   * Imports a ledger as {@link Ledger#write} makes it; existing rows are skipped, so that an
   * interrupted load can be repeated.
   *
   * @param folder with a CSV file for each table
   * @return the result of each file
   * @throws RefusedException if a file is missing or has bad rows; the files before it are imported
   */
  public static List<ImportResult> load(Importer importer, Path folder) throws RefusedException {
    List<ImportResult> all = new ArrayList<>();
    for (String table : Ledger.tables()) {
      ImportResult done = importer.run(ImportRequest.of(table, folder.resolve(table + ".csv")));
      if (done.refused()) {
        List<Problem> problems = new ArrayList<>();
        done.causes().forEach(cause -> problems.add(cause.problem(done.file())));
        throw new RefusedException(problems);
      }
      all.add(done);
    }
    return all;
  }
}
