package org.shouxin.orders;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.imports.Importer;
import org.shouxin.imports.SampleLedger;
import org.shouxin.journal.JournalFinding;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;

/** Orders and what they use of limits follow from records, or the books are not sound (S5). */
@Tag("R34")
class OrdersCheckTest {

  private static final String CUSTOMER = "KH000171";
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  @SuppressWarnings("NullAway.Init")
  private static TestService service;

  @BeforeAll
  static void orders() throws Exception {
    service = TestService.start(TestDatabase.H2, Map.of());
    SampleLedger.load(service.bean(Importer.class), SampleLedger.folder(TestService.home()));
    assertThat(checked("O-1", "1000", "")).isEqualTo("released");
    assertThat(checked("O-1", "2000", ",\"prepaid\":500")).as("changed").isEqualTo("released");
    assertThat(checked("O-2", "1000", "")).isEqualTo("released");
    post("O-2/close", "{\"status\":\"delivered\"}");
    assertThat(checked("O-7", "1000", ",\"prepaid\":1500")).as("overpaid").isEqualTo("released");
    for (String held : List.of("O-3", "O-4", "O-5", "O-6")) {
      assertThat(checked(held, "25000000", "")).isEqualTo("held");
    }
    post("O-3/release", "{\"reason\":\"x\",\"valid_until\":\"" + TODAY.plusDays(9) + "\"}");
    assertThat(checked("O-3", "25000000", ",\"prepaid\":1"))
        .as("paid something; the release is kept")
        .isEqualTo("released");
    post("O-4/reject", "{\"reason\":\"x\"}");
    post("O-5/close", "{\"status\":\"cancelled\"}");
    checked("O-6", "25000000", ",\"as_of\":\"" + TODAY + "\"");
  }

  @AfterAll
  static void stop() {
    service.stop();
  }

  private static String checked(String order, String amount, String more) {
    return post(
            "check",
            "{\"order\":\"%s\",\"customer\":\"%s\",\"amount\":%s%s}"
                .formatted(order, CUSTOMER, amount, more))
        .json()
        .get("status")
        .asString();
  }

  private static Reply post(String path, String body) {
    String caller =
        service.key(path.contains("check") || path.contains("close") ? Role.ERP : Role.COMMITTEE);
    Reply reply = service.post(caller, "/api/v1/orders/" + path, body);
    assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(200);
    return reply;
  }

  private static List<String> found() {
    return new OrdersCheck(service.bean(DataSource.class))
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
        "order_hold | amount = amount - 1 where number = 'O-6' | O-6: the order does not follow",
        "order_hold | paid = 1000 where number = 'O-1' | O-1: the order does not follow",
        "order_hold | customer = 'KH000001' where number = 'O-6' | O-6: the order does not follow",
        "order_hold | facts = replace(facts, '25000000', '1') where number = 'O-6' | O-6: the order does not",
        "order_hold | outcome = 'release' where number = 'O-6' | O-6: the order does not follow",
        "order_hold | reasons = '' where number = 'O-6' | O-6: the order does not follow",
        "order_hold | record = 'none' where number = 'O-6' | O-6: the order does not follow",
        "order_hold | status = 'released' where number = 'O-6' | O-6: the status of the order",
        "order_hold | status = 'held' where number = 'O-2' | O-2: the status of the order",
        "order_hold | status = 'delivered' where number = 'O-6' | O-6: the status of the order",
        "order_hold | status = 'released' where number = 'O-4' | O-4: the status of the order",
        "order_hold | decided_until = '2099-01-01' where number = 'O-3' | O-3: the release or rejection",
        "order_hold | decided_by = 'key:erp' where number = 'O-3' | O-3: the release or rejection",
        "order_hold | decided_reason = 'y' where number = 'O-4' | O-4: the release or rejection",
        "order_hold | decided_by = null, decided_record = null, status = 'held' where number = 'O-4' | O-4: the status of",
        "open_order | amount = 1 where closed_on is null and number = 'O-1' | O-1: what it uses of the limit",
        "open_order | paid = 1999 where closed_on is null and number = 'O-1' | O-1: what it uses of the limit",
        "open_order | closed_on = released_on where number = 'O-3' | O-3: what it uses of the limit",
        "open_order | closed_on = null where number = 'O-2' | O-2: what it uses of the limit",
        "open_order | customer = 'KH000001' where number = 'O-1' | O-1: what it uses of the limit",
        "open_order | number = 'X' where number = 'O-2' | but not in the table of orders",
      })
  void whatSomebodyElseWroteDoesNot(String table, String change, String finding) {
    changed(
        table,
        "update " + table + " set " + change,
        () -> assertThat(found()).isNotEmpty().anyMatch(each -> each.contains(finding)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"O-1", "O-2", "O-3", "O-4", "O-5"})
  void anOrderWithoutItsRowIsMissed(String order) {
    changed(
        "order_hold",
        "delete from order_hold where number = '" + order + "'",
        () -> assertThat(found()).anyMatch(each -> each.contains("not in the table of orders")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"O-1", "O-3"})
  void aReleasedOrderThatUsesNothingIsNamed(String order) {
    changed(
        "open_order",
        "delete from open_order where number = '" + order + "'",
        () ->
            assertThat(found())
                .containsExactly(
                    order + ": what it uses of the limit does not follow from the order"));
  }

  private static void changed(String table, String change, Runnable then) {
    service.database().sql("create table kept as select * from " + table).update();
    try {
      assertThat(service.database().sql(change).update()).isPositive();
      then.run();
    } finally {
      service.database().sql("delete from " + table).update();
      service.database().sql("insert into " + table + " select * from kept").update();
      service.database().sql("drop table kept").update();
    }
  }
}
