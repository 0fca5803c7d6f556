package org.shouxin.imports;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signals to the service that an import, in any process, changed the customer file. It is stored in
 * the database and set in the import's transaction, so a reader of the mark also sees the imported
 * rows. Thread-safe, and safe for several nodes.
 */
@Component
public final class ImportMark {

  private final JdbcClient database;

  ImportMark(JdbcClient database) {
    this.database = database;
  }

  /** Sets it in the current transaction; call it last, because it makes other imports wait. */
  static void set(JdbcTemplate database) {
    database.update("update import_mark set imported = imported + 1 where one = 1");
  }

  /** Consumes the mark: true for one caller if something was imported since the last call. */
  public boolean take() {
    Optional<Long> imported =
        database
            .sql("select imported from import_mark where one = 1 and seen < imported")
            .query(Long.class)
            .optional();
    return imported.isPresent()
        && database
                .sql("update import_mark set seen = ? where one = 1 and seen < ?")
                .params(imported.get(), imported.get())
                .update()
            == 1;
  }
}
