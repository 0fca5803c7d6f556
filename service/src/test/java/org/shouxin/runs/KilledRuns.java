package org.shouxin.runs;

import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.shouxin.database.TestDatabase;
import org.shouxin.database.Traders;
import org.shouxin.server.TestService;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Kills a process that works on a grading run, again and again at random moments, starts another,
 * and counts what came of it. {@code main CUSTOMERS KILLS} is the long form of {@code
 * KilledRunTest}.
 */
final class KilledRuns {

  private static final String COMMAND = "org.shouxin.Shouxin";

  private final Path work;
  private final String url;
  private final JdbcClient database;
  private final int customers;
  private final Random dice = new Random(7);

  private KilledRuns(Path work, String url, HikariDataSource pool, int customers) {
    this.work = work;
    this.url = url;
    this.database = JdbcClient.create(pool);
    this.customers = customers;
  }

  /**
   * What came of it.
   *
   * @param kills how often a process was killed while it worked
   * @param lines customers that the run wrote
   * @param distinct different customers among them
   * @param decisions journal records of the run
   * @param done runs that are done
   * @param verified exit code of {@code journal verify}
   */
  record Result(int kills, long lines, long distinct, long decisions, long done, int verified) {}

  /**
   * Kills at as many moments as asked, spread over the run, then lets it finish.
   *
   * @param work an empty folder for what the processes read and write
   */
  static Result kill(TestDatabase kind, Path work, int customers, int kills)
      throws IOException, InterruptedException {
    String url = kind.fresh();
    try (HikariDataSource pool = TestDatabase.migrated(url)) {
      Traders.add(pool, customers);
      TestService.shelve(work, "nonferrous", "routing");
      return new KilledRuns(work, url, pool, customers).run(kills);
    }
  }

  private Result run(int kills) throws IOException, InterruptedException {
    int killed = 0;
    for (int i = 1; i <= kills; i++) {
      long goal = (long) customers * i / (kills + 1) - dice.nextInt(customers / (kills + 1));
      Process process = start("run", "--as-of", Traders.AS_OF.toString());
      while (process.isAlive() && lines() < goal) {
        TimeUnit.MILLISECONDS.sleep(1 + dice.nextInt(40));
      }
      killed += process.isAlive() ? 1 : 0;
      process.destroyForcibly();
      process.waitFor();
    }
    start("run", "--as-of", Traders.AS_OF.toString()).waitFor();
    int verified = start("journal", "verify").waitFor();
    return new Result(
        killed,
        lines(),
        count("select count(distinct customer) from grading_run_customer"),
        count("select count(*) from journal_record where run_id is not null"),
        count("select count(*) from grading_run where status = 'done'"),
        verified);
  }

  private long lines() {
    return count("select count(*) from grading_run_customer");
  }

  private long count(String sql) {
    return database.sql(sql).query(Long.class).single();
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dshouxin.home=" + work));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), COMMAND));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(new File(work.toFile(), "log.txt")));
    Map<String, String> environment = builder.environment();
    environment.put("SPRING_DATASOURCE_URL", url);
    environment.put("SPRING_DATASOURCE_USERNAME", "root");
    environment.put("SPRING_DATASOURCE_PASSWORD", "");
    environment.put("SHOUXIN_DATA", work.toString());
    return builder.start();
  }

  /** {@code CUSTOMERS KILLS}, in the folder of the service. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("killed");
    long begun = System.nanoTime();
    Result result =
        kill(
            TestDatabase.MARIADB,
            work,
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]));
    System.out.println(
        result
            + " in "
            + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)
            + " s, "
            + work);
    System.exit(0);
  }
}
