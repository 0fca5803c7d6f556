package org.shouxin.imports;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells a service that an import changed the customer file, whichever process imported. It stands
 * in the database and is set in the import's transaction, so that whoever sees it sees what was
 * imported. Safe for several threads and nodes.
 */
public final class ImportMark {

  private final JdbcClient database;

  ImportMark(JdbcClient database) {
    this.database = database;
  }

  /**
   * Sets it in the transaction under way; to be called last, because it makes other imports wait.
   */
  static void set(JdbcTemplate database) {
    database.update("update import_mark set imported = imported + 1 where one = 1");
  }

  /** Takes what was imported since it was last taken: true for one caller, however many ask. */
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
