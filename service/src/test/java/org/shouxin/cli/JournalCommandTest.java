package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.cli.Cli.Result;
import org.shouxin.database.HeldDatabase;
import org.shouxin.facts.Facts;
import org.shouxin.journal.Falsified;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.journal.Sealer;
import org.shouxin.policies.ActivePolicies;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.RefusedException;
import org.shouxin.server.ShouxinServer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** {@code shouxin journal verify} and {@code shouxin replay} on an installation's own database. */
@Tag("R34")
class JournalCommandTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

  @TempDir private static Path made = Path.of("");

  private static String first = "";
  private static String last = "";

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Cli cli;

  @BeforeAll
  static void decided() throws IOException, RefusedException {
    Shelf.fill(made);
    try (ConfigurableApplicationContext context = ShouxinServer.open(made, Map.of())) {
      Active small = context.getBean(ActivePolicies.class).find("small").orElseThrow();
      Journal journal = context.getBean(Journal.class);
      first = commit(journal, small, "KH1");
      commit(journal, small, "KH2");
      last = commit(journal, small, "KH3");
      context.getBean(Sealer.class).seal();
    }
  }

  @BeforeEach
  void installed() throws IOException {
    FileSystemUtils.copyRecursively(made, folder);
    cli = new Cli(folder);
  }

  private static String commit(Journal journal, Active active, String customer) {
    Facts facts =
        Facts.of(customer, active.policy().facts())
            .set("name", "甲公司")
            .set("contract_on_file", true)
            .set("licence_valid_until", LocalDate.of(2030, 1, 1))
            .build();
    String id = journal.nextId();
    journal.commit(
        JournalRecord.decided(
            id, facts, active.decisions().decide(facts, DAY), "tester", Instant.now(), null),
        null);
    return id;
  }

  private void tamper(String sql) {
    try (ConfigurableApplicationContext context = ShouxinServer.open(folder, Map.of())) {
      assertThat(context.getBean(JdbcClient.class).sql(sql).update()).isPositive();
    }
  }

  private Result run(String... args) {
    return cli.run(args);
  }

  @Test
  void aSoundJournalAndADecisionMadeAgain() {
    Result verified = run("journal", "verify", "--lang", "en");
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    assertThat(verified.out())
        .contains("Records sealed", "Intact:", "records verified per second")
        .containsPattern("Head of the chain +3")
        .containsPattern("Anchors compared +1");
    Result again = run("replay", first, "--lang", "en");
    assertThat(again.code()).as(again.out() + again.err()).isZero();
    assertThat(again.out()).contains("KH1");
    assertThat(again.err()).contains("Identical, byte for byte");
    Result json = run("replay", first, "--json");
    assertThat(json.out()).startsWith("{").contains("\"customer\" : \"KH1\"");
  }

  @Test
  void whatWasDoneIsReportedOfTheRecordItWasDoneTo() {
    tamper(
        "update journal_record set result = '{\"outcome\":\"decided\"}' where id = '" + last + "'");
    Result verified = run("journal", "verify", "--lang", "en");
    assertThat(verified.code()).isEqualTo(3);
    assertThat(verified.out()).contains(last, "KH3", "changed", "1 found.").doesNotContain(first);
    assertThat(run("journal", "verify").out()).contains("被改动", last);
    Result again = run("replay", last, "--lang", "en");
    assertThat(again.code()).isEqualTo(3);
    assertThat(again.err())
        .contains("Different from the record, from character", "recorded:", "now:");
  }

  @Test
  void whatComesOutDifferentlyIsReportedByItsPlace() {
    String id;
    int place;
    try (ConfigurableApplicationContext context = ShouxinServer.open(folder, Map.of())) {
      Journal journal = context.getBean(Journal.class);
      JournalRecord record = journal.find(first).orElseThrow();
      place = record.result().indexOf("\"undecided\"") + 1;
      assertThat(place).isPositive();
      id = journal.nextId();
      journal.commit(
          Falsified.of(
              record,
              id,
              record.result().substring(0, place) + "U" + record.result().substring(place + 1)),
          null);
    }
    Result english = run("replay", id, "--lang", "en", "--json");
    assertThat(english.code()).isEqualTo(ExitCode.FAILED_ROWS);
    assertThat(english.out()).startsWith("{").contains("\"status\" : \"undecided\"");
    assertThat(english.err())
        .contains("Different from the record, from character " + (place + 1) + ":")
        .containsPattern("recorded: .*\"Undecided\"")
        .containsPattern("now: .*\"undecided\"")
        .contains("Recorded by shouxin ");
    Result chinese = run("replay", id);
    assertThat(chinese.code()).isEqualTo(ExitCode.FAILED_ROWS);
    assertThat(chinese.err()).contains("与记录不同，从第 " + (place + 1) + " 个字符起", "记录：", "重算：");
  }

  @Test
  void anotherFolderOfDataIsVerifiedAndReplayedByItself() throws IOException {
    FileSystemUtils.copyRecursively(folder.resolve("data"), folder.resolve("other"));
    tamper(
        "update journal_record set result = '{\"outcome\":\"decided\"}' where id = '" + last + "'");
    String other = folder.resolve("other").toString();
    assertThat(run("journal", "verify").code()).isEqualTo(ExitCode.FAILED_ROWS);
    assertThat(run("journal", "verify", "--data", other).code()).as("S6").isZero();
    assertThat(run("replay", last).code()).isEqualTo(ExitCode.FAILED_ROWS);
    assertThat(run("replay", last, "--data", other).code()).isZero();
  }

  @Test
  void aFolderWithoutADatabaseIsRefusedAndNotMadeOne() throws IOException {
    Path missing = folder.resolve("misspelt");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    for (Path each : List.of(missing, empty)) {
      for (Result refused :
          List.of(
              run("journal", "verify", "--lang", "en", "--data", each.toString()),
              run("replay", last, "--lang", "en", "--data", each.toString()))) {
        assertThat(refused.code()).as(refused.out()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("neither a database nor anchors", each.toString());
      }
    }
    assertThat(missing).doesNotExist();
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void severalDatabasesMayUseOneFileOfAnchors() throws IOException {
    Path anchors = folder.resolve("data/journal-anchors.txt");
    String of = " " + "0".repeat(64) + " 2026-10-31T08:00:00Z";
    Files.writeString(
        anchors, Files.readString(anchors) + "2" + of + " 11111111-2222-3333-4444-555555555555\n");
    Result verified = run("journal", "verify", "--lang", "en");
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(verified.out())
        .containsPattern("Anchors compared +1")
        .containsPattern("Anchors of other databases +1");
    Files.writeString(anchors, Files.readString(anchors) + "2" + of + "\n");
    assertThat(run("journal", "verify").code())
        .as("an anchor that names no database is of every one")
        .isEqualTo(ExitCode.FAILED_ROWS);
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThat(run("replay", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "--lang", "en").code()).isEqualTo(2);
    Result anchors =
        run(
            "journal",
            "verify",
            "--anchors",
            folder.resolve("none.txt").toString(),
            "--lang",
            "en");
    assertThat(anchors.code()).isEqualTo(2);
    assertThat(anchors.err()).contains("the anchors cannot be read: no such file");
    assertThat(run("journal").code()).isEqualTo(2);
  }

  @Test
  void anEmbeddedDatabaseInUseIsNotOpened() throws IOException {
    Path data = folder.resolve("data/shouxin.mv.db").toRealPath();
    try (HeldDatabase held = HeldDatabase.of(data)) {
      for (String command :
          List.of(
              "journal verify",
              "replay 01",
              "key list",
              "import customer a.csv",
              "run --as-of 2026-10-31")) {
        Result result = run((command + " --lang en").split(" "));
        assertThat(result.code()).as(command).isEqualTo(ExitCode.REFUSED);
        assertThat(result.out()).as(command).isEmpty();
        assertThat(result.err().lines()).as(command).hasSize(1);
        assertThat(result.err())
            .as(command)
            .contains("is in use by another process")
            .contains(data.toString())
            .contains("most likely shouxin serve")
            .contains("stop that process first");
      }
    }
    assertThat(run("journal", "verify").code()).as("once it is let go").isZero();
  }

  @Test
  void anEmbeddedDatabaseThatCannotBeReadIsNotOpened() throws IOException {
    Path data = folder.resolve("data/shouxin.mv.db");
    Files.delete(data);
    Files.createDirectory(data);
    Result result = run("journal", "verify", "--lang", "en");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("database");
  }
}
