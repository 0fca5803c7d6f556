package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.access.Caller;
import org.shouxin.cli.Cli.Result;
import org.shouxin.database.EmbeddedDatabase;
import org.shouxin.database.Traders;
import org.shouxin.runs.GradingRuns;
import org.shouxin.server.ShouxinServer;
import org.shouxin.server.TestService;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** {@code shouxin run}: all customers of the database are graded as of a day (R14). */
@Tag("R14")
class RunCommandTest {

  private static final int CUSTOMERS = 40;
  private static final String DAY = Traders.AS_OF.toString();
  private static final String DIRECT = "direct-supply";
  private static final String NONFERROUS = "nonferrous";

  private final Path home;
  private final Cli cli;

  RunCommandTest(@TempDir Path home) throws IOException {
    this.home = home;
    this.cli = new Cli(home);
  }

  @BeforeEach
  void install() throws IOException {
    TestService.shelve(home, DIRECT, NONFERROUS, "routing");
    try (ConfigurableApplicationContext context = open()) {
      Traders.add(context.getBean(DataSource.class), CUSTOMERS);
    }
  }

  private ConfigurableApplicationContext open() {
    return ShouxinServer.open(home, Map.of());
  }

  private Result run(String... more) {
    List<String> args = new ArrayList<>(List.of("run", "--as-of", DAY, "--lang", "en"));
    args.addAll(List.of(more));
    return cli.run(args.toArray(String[]::new));
  }

  /** Its database while nothing else has it open, sooner there than a whole service. */
  private JdbcClient database() {
    String url =
        "jdbc:h2:file:"
            + home.resolve("data/shouxin")
            + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    String password = EmbeddedDatabase.of(url).orElseThrow().kept();
    return JdbcClient.create(new DriverManagerDataSource(url, "", password));
  }

  private List<String> runs() {
    return database()
        .sql("select policy, attempt, status from grading_run order by policy, attempt")
        .query((row, n) -> row.getString(1) + " " + row.getInt(2) + " " + row.getString(3))
        .list();
  }

  @Test
  void allPoliciesAreGradedAndASecondCallGradesNothing() {
    Result first = run();
    assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.DONE);
    assertThat(runs()).containsExactly(DIRECT + " 0 done", NONFERROUS + " 0 done");
    Result second = run();
    assertThat(second.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(second.out()).isEmpty();
    assertThat(second.err())
        .contains(
            "direct-supply 2026-10-31 is already graded (run 1); --force grades again",
            "nonferrous 2026-10-31 is already graded (run 2); --force grades again");
    assertThat(runs()).hasSize(2);
    assertThat(run("--policy", NONFERROUS, "--force").code()).isEqualTo(ExitCode.DONE);
    assertThat(runs())
        .containsExactly(DIRECT + " 0 done", NONFERROUS + " 0 done", NONFERROUS + " 1 done");
  }

  @Test
  void aCallAfterOneThatWasKilledResumesWithThePoliciesThatAreNotDone() throws Exception {
    assertThat(run("--policy", DIRECT).code()).isEqualTo(ExitCode.DONE);
    try (ConfigurableApplicationContext context = open()) {
      context.getBean(GradingRuns.class).start(NONFERROUS, Traders.AS_OF, false, Caller.command());
    }
    assertThat(runs()).containsExactly(DIRECT + " 0 done", NONFERROUS + " 0 running");
    Path out = home.resolve("month/summaries");
    Result again = run("--out", out.toString());
    assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.DONE);
    assertThat(again.err()).contains("direct-supply 2026-10-31 is already graded (run 1)");
    assertThat(runs()).containsExactly(DIRECT + " 0 done", NONFERROUS + " 0 done");
    assertThat(out.resolve("nonferrous-2026-10-31.xlsx")).isNotEmptyFile();
    assertThat(out.resolve("direct-supply-2026-10-31.xlsx"))
        .as("the summary that its own process did not come to write")
        .isNotEmptyFile();
  }

  @Test
  void aPolicyThatCannotBeGradedKeepsNoOtherWaiting() throws Exception {
    try (ConfigurableApplicationContext context = open()) {
      context.getBean(GradingRuns.class).start(DIRECT, Traders.AS_OF, false, Caller.command());
    }
    database().sql("update grading_run set sha256 = ?").param("0".repeat(64)).update();
    Result result = run();
    assertThat(result.code()).isEqualTo(ExitCode.FAILED_ROWS);
    assertThat(result.err()).contains("the policy was replaced after the run began");
    assertThat(runs()).containsExactly(DIRECT + " 0 running", NONFERROUS + " 0 done");
    assertThat(run("--policy", DIRECT).code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void aSummaryThatCannotBeWrittenIsReportedAndCanBeWrittenLater() throws Exception {
    Path out = Files.createDirectories(home.resolve("out"));
    Path file = Files.createDirectory(out.resolve("nonferrous-2026-10-31.xlsx"));
    Result result = run("--policy", NONFERROUS, "--out", out.toString());
    assertThat(result.code()).isEqualTo(ExitCode.FAILED_ROWS);
    assertThat(result.err()).contains("nonferrous-2026-10-31.xlsx: cannot be written");
    assertThat(runs()).containsExactly(NONFERROUS + " 0 done");
    Files.delete(file);
    assertThat(run("--policy", NONFERROUS, "--out", out.toString()).code())
        .isEqualTo(ExitCode.DONE);
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void aFolderThatCannotBeMadeIsReportedBeforeAnybodyIsGraded() throws Exception {
    Path file = Files.writeString(home.resolve("taken"), "");
    Result result = run("--out", file.toString());
    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.err()).contains("this is a file, not a folder");
    assertThat(runs()).isEmpty();
  }
}
