package org.shouxin.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.imports.Importer;
import org.shouxin.imports.SampleLedger;
import org.shouxin.journal.JournalFinding;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;

/** What is in force follows from records, or the books are not sound (S5). */
@Tag("R34")
class LinesCheckTest {

  private static final String CUSTOMER = "KH000135";

  @SuppressWarnings("NullAway.Init")
  private static TestService service;

  @BeforeAll
  static void decided() throws Exception {
    service = TestService.start(TestDatabase.H2, Map.of());
    SampleLedger.load(service.bean(Importer.class), SampleLedger.folder(TestService.home()));
    Reply reply = service.post(service.key(Role.ERP), path("decisions"), "{}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    service.post(service.key(Role.ERP), path("decisions"), "{}");
    Reply made =
        service.post(
            service.key(Role.COMMITTEE),
            path("overrides"),
            "{\"field\":\"credit_limit\",\"amount\":1000,\"reason\":\"a test of the books\","
                + "\"valid_until\":\""
                + LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(10)
                + "\"}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    service.stop();
  }

  private static String path(String what) {
    return "/api/v1/customers/" + CUSTOMER + "/" + what;
  }

  private static List<String> found() {
    return new LinesCheck(service.bean(DataSource.class))
        .check().stream().map(JournalFinding::what).map(what -> what.en()).toList();
  }

  @Test
  void whatTheServiceWroteFollows() {
    assertThat(found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "credit_line | credit_limit = 90000000 | the grade or limit in force does not follow",
        "credit_line | grade = 'A+' | the grade or limit in force does not follow",
        "credit_line | credit_days = credit_days + 1 | the grade or limit in force does not follow",
        "credit_line | as_of = '2020-01-01' | the grade or limit in force does not follow",
        "credit_line | decision = (select min(decision) from graded) | is not the last decision",
        "credit_line | decision = null | decisions were in force, and none is now",
        "graded | credit_limit = 90000000 | that was in force does not follow",
        "graded | customer = 'KH000001' | that was in force does not follow",
        "credit_override | content = '2000' | the override does not follow",
        "credit_override | valid_until = '2099-01-01' | the override does not follow",
        "credit_override | withdrawn_on = '2026-01-01' | the withdrawal does not follow"
      })
  void whatSomebodyElseWroteDoesNot(String table, String change, String finding) {
    service.database().sql("create table kept as select * from " + table).update();
    try {
      assertThat(service.database().sql("update " + table + " set " + change).update())
          .isPositive();
      assertThat(found()).isNotEmpty().anyMatch(each -> each.contains(finding));
    } finally {
      service.database().sql("delete from " + table).update();
      service.database().sql("insert into " + table + " select * from kept").update();
      service.database().sql("drop table kept").update();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "credit_line, 'decisions were in force, and none is now'",
    "graded, what is in force is not among past decisions"
  })
  void whatSomebodyDeletedIsMissed(String table, String finding) {
    service.database().sql("create table kept as select * from " + table).update();
    try {
      service.database().sql("delete from " + table).update();
      assertThat(found()).containsExactly(finding);
    } finally {
      service.database().sql("insert into " + table + " select * from kept").update();
      service.database().sql("drop table kept").update();
    }
  }

  @Test
  void anOverrideWithoutItsRowIsMissed() {
    service.database().sql("create table kept as select * from credit_override").update();
    try {
      service.database().sql("delete from credit_override").update();
      assertThat(found()).containsExactly("recorded, but not in the table of overrides");
    } finally {
      service.database().sql("insert into credit_override select * from kept").update();
      service.database().sql("drop table kept").update();
    }
  }
}
