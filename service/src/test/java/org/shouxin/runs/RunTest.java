package org.shouxin.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.access.Caller;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.database.Traders;
import org.shouxin.problem.RefusedException;
import org.shouxin.reports.GradeChange;
import org.shouxin.server.Await;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Grading runs over the database (R14). Every test grades as of a day of its own. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RunTest {

  private static final int TRADERS = 250;

  private final TestService service;
  private final GradingRuns runs;
  private final JdbcClient database;

  RunTest(TestDatabase database) {
    this.service = TestService.on(database);
    this.runs = service.bean(GradingRuns.class);
    this.database = service.database();
  }

  @BeforeEach
  void traders() {
    if (count("select count(*) from customer where code like 'T______'") == 0) {
      Traders.add(service.bean(DataSource.class), TRADERS);
    }
  }

  private long count(String sql) {
    return database.sql(sql).query(Long.class).single();
  }

  private Reply start(LocalDate asOf, boolean force) {
    return service.post(
        service.key(Role.ANALYST),
        "/api/v1/runs",
        "{\"policy\":\"nonferrous\",\"as_of\":\"" + asOf + "\",\"force\":" + force + "}");
  }

  private GradingRun graded(LocalDate asOf, boolean force) {
    Reply reply = start(asOf, force);
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    return done(reply.json().get("runs").get(0).get("id").asLong());
  }

  /** The service works on it by itself. */
  private GradingRun done(long id) {
    Await.until("run " + id, () -> runs.find(id).orElseThrow().done());
    return runs.find(id).orElseThrow();
  }

  @Test
  @Tag("R14")
  void everyCustomerOfThePolicyIsGradedOnceWithARecordAndALine() throws Exception {
    GradingRun run = graded(Traders.AS_OF, false);
    assertThat(run.done()).isTrue();
    String ofRun = " where run_id = " + run.id() + " and customer like 'T______'";
    assertThat(count("select count(*) from grading_run_customer" + ofRun)).isEqualTo(TRADERS);
    assertThat(count("select count(distinct customer) from journal_record" + ofRun))
        .isEqualTo(TRADERS);
    assertThat(
            count(
                "select count(*) from credit_line l join grading_run_customer c"
                    + " on c.customer = l.customer and c.decision = l.decision"
                    + " and c.grade = l.grade where l.customer like 'T______' and c.run_id = "
                    + run.id()))
        .isEqualTo(TRADERS);
    assertThat(runs.progress(run).all()).isEqualTo(run.customers());
  }

  @Test
  @Tag("R14")
  @Tag("R34")
  void itsDecisionsAreCountedAndRecordedUnderWhoeverStartedIt() {
    double before = decisions();
    GradingRun run = graded(LocalDate.of(2026, 4, 30), false);
    assertThat(decisions()).isGreaterThanOrEqualTo(before + TRADERS);
    assertThat(run.startedBy()).startsWith("key:");
    assertThat(
            database
                .sql("select distinct caller from journal_record where run_id = ?")
                .param(run.id())
                .query(String.class)
                .list())
        .containsExactly(run.startedBy());
  }

  private double decisions() {
    return service.bean(MeterRegistry.class).find("shouxin.decisions").counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  @Test
  @Tag("R14")
  void aPolicyIsGradedOnceForADayUnlessForced() throws Exception {
    LocalDate day = LocalDate.of(2026, 9, 15);
    GradingRun first = graded(day, false);
    Reply again = start(day, false);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body())
        .contains("already graded by this policy as of that date", "run " + first.id())
        .contains("\"already_graded\"");
    assertThat(again.fields()).containsExactly("/as_of");
    GradingRun second = graded(day, true);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.attempt()).isEqualTo(1);
  }

  @Test
  @Tag("R14")
  void everythingThatIsWrongWithARequestIsNamedAtOnceWithItsCode() {
    Reply reply =
        service.post(
            service.key(Role.ANALYST),
            "/api/v1/runs",
            "{\"policy\":\"none-such\",\"as_of\":\"2999-01-01\",\"forse\":true}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(reply.fields()).containsExactlyInAnyOrder("/forse", "/policy", "/as_of");
    assertThat(reply.body()).contains("\"unknown_policy\"", "\"range\"");
  }

  @Test
  @Tag("R14")
  void runsAreListedNewestFirstPageByPage() {
    long first = graded(LocalDate.of(2026, 3, 30), false).id();
    long second = graded(LocalDate.of(2026, 3, 31), false).id();
    String before = "/api/v1/runs?limit=1&before=";
    JsonNode page = service.get(service.key(Role.AUDITOR), before + (second + 1)).json();
    assertThat(page.get("runs")).hasSize(1);
    assertThat(page.get("runs").get(0).get("id").asLong()).isEqualTo(second);
    assertThat(page.get("next").asLong()).isEqualTo(second);
    JsonNode last = service.get(service.key(Role.AUDITOR), before + second).json();
    assertThat(last.get("runs").get(0).get("id").asLong()).isBetween(first, second - 1);
    JsonNode none = service.get(service.key(Role.AUDITOR), before + "1").json();
    assertThat(none.get("runs")).isEmpty();
    assertThat(none.has("next")).isFalse();
    assertThat(service.get(service.key(Role.AUDITOR), "/api/v1/runs?limit=0").status())
        .isEqualTo(400);
  }

  @Test
  @Tag("R14")
  void withoutAPolicyAllAreGradedButThoseThatAreAlready() throws Exception {
    LocalDate day = LocalDate.of(2026, 5, 31);
    GradingRun before = graded(day, false);
    String all = "{\"as_of\":\"" + day + "\"}";
    Reply reply = service.post(service.key(Role.ANALYST), "/api/v1/runs", all);
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    Map<String, GradingRun> done = new TreeMap<>();
    for (JsonNode run : reply.json().get("runs")) {
      done.put(run.at("/policy/id").asString(), done(run.get("id").asLong()));
    }
    assertThat(done)
        .containsEntry("nonferrous", before)
        .containsOnlyKeys("credit-file", "development", "direct-supply", "nonferrous", "steel");
    Reply again = service.post(service.key(Role.ANALYST), "/api/v1/runs", all);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body())
        .contains(done.values().stream().map(run -> "run " + run.id()).toList());
  }

  @Test
  @Tag("R14")
  @Tag("R22")
  void whoWentDownIsNamedWithTheReasonThatIsNew() throws Exception {
    String customer = Traders.code(7);
    LocalDate august = LocalDate.of(2026, 8, 31);
    graded(august, false);
    database
        .sql(
            "insert into invoice (number, customer, issued_on, due_on, amount, recorded_on) values"
                + " (?, ?, '2026-06-20', '2026-06-30', 500000, '2026-09-01')")
        .params("LATE-" + service.base().getPort(), customer)
        .update();
    GradingRun september = graded(LocalDate.of(2026, 9, 30), false);
    GradeChange change =
        runs.report(september).changes().stream()
            .filter(each -> each.customer().equals(customer))
            .findFirst()
            .orElseThrow();
    assertThat(change.steps()).isNegative();
    assertThat(change.name()).isNotEmpty();
    assertThat(change.reasons()).isNotEmpty();
    assertThat(change.reasons().toString()).contains("90 天");
    GradingRun again = graded(LocalDate.of(2026, 9, 30), true);
    assertThat(runs.report(again).changes())
        .as("graded again, compared with the day before, not with itself")
        .isEqualTo(runs.report(september).changes());
  }

  @Test
  @Tag("R14")
  void aRunIsNotResumedWhileAnotherProcessWorksOnIt() throws Exception {
    GradingRun done = graded(LocalDate.of(2026, 7, 30), false);
    database
        .sql(
            "insert into grading_run (policy, sha256, as_of, attempt, status, started_by,"
                + " started_at, owner, heartbeat) values ('nonferrous', ?, '2026-07-31', 0,"
                + " 'running', 'another', '2026-08-01', 'another', '2999-01-01')")
        .param(done.policy().sha256())
        .update();
    GradingRun run = runs.start("nonferrous", LocalDate.of(2026, 7, 31), false, Caller.command());
    assertThatThrownBy(() -> runs.work(run, Caller.command()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("another process is working on this run");
    database
        .sql("update grading_run set heartbeat = '2000-01-01' where id = ?")
        .param(run.id())
        .update();
    assertThat(done(run.id()).customers()).isEqualTo(done.customers());
  }

  @Test
  @Tag("R14")
  void whoCannotBeGradedIsNamedWithEverythingThatPreventsIt(@TempDir Path folder) throws Exception {
    String customer = Traders.code(11);
    database
        .sql(
            "insert into recorded_fact (customer, fact, known_on, content)"
                + " values (?, 'capital_matches_volume', '2026-02-20', 'perhaps')")
        .param(customer)
        .update();
    GradingRun run = graded(LocalDate.of(2026, 2, 28), false);
    database.sql("delete from recorded_fact where customer = ?").param(customer).update();
    assertThat(runs.progress(run).faulty()).isEqualTo(1);
    Reply reply = service.get(service.key(Role.ANALYST), "/api/v1/runs/" + run.id() + "/failures");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    JsonNode failures = reply.json().get("failures");
    assertThat(failures).hasSize((int) runs.progress(run).undecided() + 1);
    JsonNode faulty =
        failures
            .valueStream()
            .filter(each -> each.get("status").asString().equals("faulty"))
            .findFirst()
            .orElseThrow();
    assertThat(faulty.get("customer").asString()).isEqualTo(customer);
    assertThat(faulty.has("decision")).isFalse();
    JsonNode reason = faulty.get("reasons").get(0);
    assertThat(reason.get("zh").asString()).contains("perhaps", "允许：");
    assertThat(reason.get("en").asString()).contains("perhaps", "allowed: ");
    Path file = folder.resolve("summary.xlsx");
    runs.report(run).write(file);
    try (Workbook workbook = WorkbookFactory.create(file.toFile())) {
      assertThat(workbook.getSheet("未评Not graded").getRow(4).getCell(0).getStringCellValue())
          .isEqualTo(failures.get(0).get("customer").asString());
    }
  }

  /** M10: counted before, not named. */
  @Test
  @Tag("R14")
  void whoNoPolicyDecidesOnIsNamedWithWhatTheRoutingLacks(@TempDir Path folder) throws Exception {
    LocalDate day = LocalDate.of(2026, 3, 15);
    database
        .sql("insert into customer (code, recorded_on) values ('ROUTED-NOWHERE', ?)")
        .param(day)
        .update();
    GradingRun run = graded(day, false);
    database.sql("delete from customer where code = 'ROUTED-NOWHERE'").update();
    long nowhere = Objects.requireNonNull(run.unrouted());
    assertThat(nowhere).isPositive();
    assertThat(runs.progress(run).all()).as("not counted among them").isEqualTo(run.customers());
    Reply reply = service.get(service.key(Role.ANALYST), "/api/v1/runs/" + run.id() + "/failures");
    List<JsonNode> unrouted =
        reply
            .json()
            .get("failures")
            .valueStream()
            .filter(each -> each.get("status").asString().equals("unrouted"))
            .toList();
    assertThat(unrouted).hasSize(Math.toIntExact(nowhere));
    JsonNode named =
        unrouted.stream()
            .filter(each -> each.get("customer").asString().equals("ROUTED-NOWHERE"))
            .findFirst()
            .orElseThrow();
    assertThat(named.at("/reasons/0/en").asString())
        .contains("the policy cannot be determined", "business_line");
    Path file = folder.resolve("summary.xlsx");
    runs.report(run).write(file);
    try (Workbook workbook = WorkbookFactory.create(file.toFile())) {
      List<String> codes = new ArrayList<>();
      workbook
          .getSheet("未评Not graded")
          .forEach(
              row -> {
                if (row.getCell(0) != null) {
                  codes.add(row.getCell(0).toString());
                }
              });
      assertThat(codes).contains("ROUTED-NOWHERE");
    }
  }

  @Test
  @Tag("R17")
  void theSummaryHasASheetOfGradesAndOneOfChanges(@TempDir Path folder) throws Exception {
    GradingRun run = graded(LocalDate.of(2026, 6, 30), false);
    Path file = folder.resolve("summary.xlsx");
    runs.report(run).write(file);
    assertThat(Files.size(file)).isPositive();
    try (Workbook workbook = WorkbookFactory.create(file.toFile())) {
      assertThat(List.of(workbook.getSheetName(0), workbook.getSheetName(1)))
          .containsExactly("汇总Summary", "升降Changes");
    }
  }
}
