package org.shouxin.imports;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shouxin.database.TestDatabase;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with all tables, and files to import into it. */
final class Ground implements AutoCloseable {

  final HikariDataSource pool;
  final Importer importer;
  private final Path folder;

  Ground(TestDatabase database, Path folder) {
    this.pool = database.migrated();
    this.importer = new Importer(pool);
    this.folder = folder;
  }

  Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Imports a file of a table. */
  ImportResult table(String table, String text) throws IOException, RefusedException {
    return importer.run(ImportRequest.of(table, file(table + ".csv", text)));
  }

  /** The same, replacing what differs. */
  ImportResult update(String table, String text) throws IOException, RefusedException {
    Path csv = file(table + ".csv", text);
    return importer.run(new ImportRequest(csv, table, null, true, false, null, Language.EN));
  }

  /** Imports a file by a mapping. */
  ImportResult mapped(String mapping, String text) throws IOException, RefusedException {
    return importer.run(
        ImportRequest.mapped(file("a.mapping.txt", mapping), file("data.csv", text)));
  }

  /** What is wrong with a file, a line each: line, column: reason. */
  static List<String> faults(ImportResult imported) {
    return imported.causes().stream()
        .flatMap(cause -> cause.faults().stream())
        .map(f -> f.line() + " " + f.place() + ": " + f.reason().en())
        .toList();
  }

  /** Added, there and changed. */
  static String counts(ImportResult imported) {
    TableChanges loaded = imported.tables().get(0);
    return loaded.added() + " " + loaded.unchanged() + " " + loaded.changed();
  }

  long count(String table) {
    return JdbcClient.create(pool).sql("select count(*) from " + table).query(Long.class).single();
  }

  String single(String sql) {
    return String.valueOf(JdbcClient.create(pool).sql(sql).query(String.class).list().get(0));
  }

  /** Customers K1 and K2. */
  Ground customers() throws IOException, RefusedException {
    table("customer", "code,recorded_on\nK1,2025-01-01\nK2,2025-01-01\n");
    return this;
  }

  @Override
  public void close() {
    pool.close();
  }
}
