package org.shouxin.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.TableFile;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;

/**
 * Imports files into the tables of the customer file (R30): each file in one transaction, all or
 * nothing, in memory that grows by some tens of bytes per row. An existing row with the same
 * content is skipped, so that a file may be imported again. A change of any row sets the {@link
 * ImportMark}. Thread-safe.
 */
@Component
public final class Importer {

  private final JdbcTemplate database;
  private final PlatformTransactionManager transactions;

  /**
   * @param database with all tables
   */
  public Importer(DataSource database) {
    this.database = new JdbcTemplate(database);
    this.transactions = new JdbcTransactionManager(database);
  }

  /** Names of the tables, in an order in which they can be loaded. */
  public static List<String> tables() {
    return Schema.names();
  }

  /** The table of a name or a Chinese name; null when there is none. */
  public static @Nullable String table(String name) {
    for (Map.Entry<String, TableNotes> entry : TableNotes.all().entrySet()) {
      if (entry.getValue().label.equals(name)
          || Dictionary.key(entry.getKey()).equals(Dictionary.key(name))) {
        return entry.getKey();
      }
    }
    return null;
  }

  /**
   * Imports a file.
   *
   * @return the result; nothing was imported if it has faulty rows
   * @throws RefusedException if it or the mapping cannot be read or do not fit the tables, or the
   *     database fails; nothing was imported
   */
  public ImportResult run(ImportRequest request) throws RefusedException {
    try {
      TransactionStatus status = transactions.getTransaction(TransactionDefinition.withDefaults());
      try {
        return run(request, status);
      } finally {
        if (!status.isCompleted()) {
          transactions.rollback(status);
        }
      }
    } catch (DataAccessException | TransactionException fault) {
      SQLException behind = DatabaseFaults.behind(fault);
      if (behind == null) {
        throw fault;
      }
      throw new RefusedException(List.of(DatabaseFaults.problem(behind)));
    } catch (IOException | UncheckedIOException fault) {
      throw new RefusedException(
          String.valueOf(request.file().getFileName()),
          new Text("读写文件失败", "reading or writing a file failed"),
          String.valueOf(fault.getMessage()));
    }
  }

  private ImportResult run(ImportRequest request, TransactionStatus status)
      throws RefusedException, IOException {
    Schema schema = new Schema(database);
    Path given = request.mapping();
    Mapping mapping = given == null ? null : MappingReader.read(given, schema);
    String name = request.table();
    ImportTable table = name == null ? null : schema.table("TABLE", name);
    try (Faults faults = faults(request);
        TableFile file = TableFile.open(request.file(), known(table, mapping))) {
      if (table != null) {
        mapping = Mapping.plain(table, file);
      } else if (mapping == null) {
        throw new IllegalArgumentException("neither a table nor a mapping");
      }
      FileImport load = new FileImport(database, file, request.update(), faults);
      List<BoundTarget> targets = BoundTarget.of(mapping, file);
      file.requireRecords();
      List<TableChanges> changes = load.run(targets);
      if (faults.none() && !request.dryRun()) {
        if (changes.stream().anyMatch(each -> each.added() + each.changed() > 0)) {
          ImportMark.set(database);
        }
        transactions.commit(status);
      }
      return new ImportResult(
          file.name(),
          load.records(),
          faults.rows(),
          faults.none() ? changes : List.of(),
          faults.causes(),
          faults.all(),
          faults.file());
    }
  }

  private static Faults faults(ImportRequest request) throws IOException, RefusedException {
    Path wanted = request.failures();
    Path nextToInput =
        request.file().resolveSibling(request.file().getFileName() + ".failures.csv");
    Path file = wanted == null ? nextToInput : wanted;
    for (Path input : inputs(request)) {
      if (Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input)) {
        throw new RefusedException(
            file.toString(),
            new Text("失败行文件会覆盖输入文件", "the failures would overwrite an input"),
            "",
            new Text("另一个文件名", "another file"));
      }
    }
    Files.deleteIfExists(file);
    return new Faults(file, wanted != null, request.language());
  }

  private static List<Path> inputs(ImportRequest request) {
    Path mapping = request.mapping();
    return mapping == null ? List.of(request.file()) : List.of(request.file(), mapping);
  }

  private static Predicate<String> known(@Nullable ImportTable table, @Nullable Mapping mapping) {
    if (table != null) {
      return heading -> table.meant(heading).isPresent();
    }
    List<String> named =
        mapping == null
            ? List.of()
            : mapping.targets().stream()
                .flatMap(target -> target.assignments().stream())
                .flatMap(Assignment::headings)
                .map(Dictionary::key)
                .toList();
    return heading -> named.contains(Dictionary.key(heading));
  }
}
