package org.shouxin.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A database that does not give records back as they were written: nothing could be proved on it
 * (S1).
 */
public final class UnfitDatabase extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What servers and drivers are known to change: fractions, blanks, characters, sizes. */
  private static final String TEXT = "{\"试\":\"\\\\ \uD83D\uDE00 é ' \\n\"} ";

  private static final int LONG = 70_000;

  private final transient Problem problem;

  private UnfitDatabase(Problem problem) {
    super(problem.what().en() + ": " + problem.found());
    this.problem = problem;
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }

  /**
   * Writes a record, reads it back and takes it back.
   *
   * @param id of the record
   * @throws UnfitDatabase if it was changed
   */
  public static void refuse(JdbcTemplate database, TransactionTemplate transactions, String id) {
    JournalRecord written =
        new JournalRecord(
            id,
            RecordKind.DECISION.code(),
            "试 \uD83D\uDE00 ",
            "",
            "",
            LocalDate.of(2024, 2, 29),
            "Trial",
            Instant.parse("2024-02-29T23:59:59.999999Z"),
            null,
            TEXT.repeat(LONG / TEXT.length()),
            TEXT);
    Optional<JournalRecord> read =
        transactions.execute(
            status -> {
              status.setRollbackOnly();
              RecordRows.insert(database, List.of(written));
              return read(database, id);
            });
    if (read == null || !read.equals(Optional.of(written))) {
      throw new UnfitDatabase(
          new Problem(
              DatabaseFaults.WHERE,
              new Text(
                  "写入的记录读回来不一样，这个服务器不能用",
                  "a record is not read back as it was written; this server cannot be used"),
              name(database),
              new Text(
                  "MariaDB 10.2 及以上，MySQL 8.0 及以上", "MariaDB 10.2 or later, MySQL 8.0 or later")));
    }
  }

  private static Optional<JournalRecord> read(JdbcTemplate database, String id) {
    return database
        .query(
            "select " + RecordRows.COLUMNS + " from journal_record r where r.id = ?",
            (row, number) -> RecordRows.read(row),
            id)
        .stream()
        .findFirst();
  }

  private static String name(JdbcTemplate database) {
    ConnectionCallback<String> asking =
        connection ->
            connection.getMetaData().getDatabaseProductName()
                + " "
                + connection.getMetaData().getDatabaseProductVersion();
    return String.valueOf(database.execute(asking));
  }
}
