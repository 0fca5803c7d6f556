package org.shouxin.journal;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.shouxin.database.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Records a second, and how long one takes, for 1, 8 and 32 threads: together as {@link
 * Journal#commit} writes them, and each in a transaction of its own. Arguments: {@code h2}, {@code
 * mariadb}, with every commit flushed, or the URL of an empty database, seconds for each.
 */
final class JournalBench {

  private static final int SIZE = 1500;

  private JournalBench() {}

  /** Runs and prints. */
  public static void main(String[] args) throws Exception {
    String url =
        switch (args[0]) {
          case "h2" ->
              "jdbc:h2:file:"
                  + Files.createTempDirectory(Path.of("target"), "bench").toAbsolutePath()
                  + "/journal;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                  + (args.length > 2 ? args[2] : "");
          case "mariadb" ->
              TestDatabase.create(TestDatabase.server("bench"), "journal")
                  + "?rewriteBatchedStatements=true";
          default -> args[0];
        };
    long seconds = Long.parseLong(args[1]);
    try (HikariDataSource pool = TestDatabase.migrated(url);
        Desk desk = new Desk(pool)) {
      JdbcTemplate rows = new JdbcTemplate(pool);
      Consumer<JournalRecord> together = record -> desk.journal.commit(record, null);
      Consumer<JournalRecord> alone =
          record ->
              desk.transactions.executeWithoutResult(
                  status -> RecordRows.insert(rows, List.of(record)));
      measure(desk, "warm-up", 8, seconds, together);
      for (int threads : new int[] {1, 8, 32}) {
        measure(desk, "together", threads, seconds, together);
        measure(desk, "alone", threads, seconds, alone);
      }
    }
    System.exit(0);
  }

  private static void measure(
      Desk desk, String how, int threads, long seconds, Consumer<JournalRecord> write)
      throws InterruptedException {
    String input = "{\"facts\":\"" + "x".repeat(SIZE) + "\"}";
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<long[]> times = new ArrayList<>();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread worker =
          new Thread(
              () -> {
                long[] own = new long[1_000_000];
                int count = 0;
                while (System.nanoTime() < end) {
                  long start = System.nanoTime();
                  write.accept(desk.record("KH1", input));
                  own[count++] = System.nanoTime() - start;
                }
                synchronized (times) {
                  times.add(Arrays.copyOf(own, count));
                }
              });
      workers.add(worker);
      worker.start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    long[] all = times.stream().flatMapToLong(LongStream::of).sorted().toArray();
    System.out.printf(
        "%-9s %2d threads %,8d records/s  p50 %,6d us  p99 %,7d us  max %,8d us%n",
        how,
        threads,
        all.length / seconds,
        all[all.length / 2] / 1000,
        all[(int) (all.length * 0.99)] / 1000,
        all[all.length - 1] / 1000);
  }
}
