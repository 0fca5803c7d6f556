package org.shouxin.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.access.Role;
import org.shouxin.credit.TestDesk;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;

/** A limit of 300,000: what becomes of orders that wait. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class HoldsTest {

  private final TestDesk desk;
  private final TestService service;
  private final LocalDate today;

  HoldsTest(TestDatabase database) {
    desk = TestDesk.on(database);
    service = desk.service();
    today = desk.today();
  }

  /** An order that waits. */
  private String held(String customer, String amount) {
    String order = TestDesk.order();
    assertThat(desk.checked(order, customer, amount)).isEqualTo("held");
    return order;
  }

  private Reply verdict(Role role, String order, String verb, String body) {
    return service.post(service.key(role), "/api/v1/orders/" + order + "/" + verb, body);
  }

  private int recheck(String customer) {
    return service
        .post(service.key(Role.ERP), "/api/v1/orders/recheck?customer=" + customer, "")
        .json()
        .get("changed")
        .asInt();
  }

  private BigDecimal takenUp(String customer) {
    return OrdersTest.takenUp(service, customer, today);
  }

  @Test
  @Tag("R25")
  @Tag("R27")
  void payingUpReleasesByItselfEvenWhereTheCustomerWasSuspended() {
    String customer = desk.customer();
    desk.known(customer, "overdue_days", "61");
    String order = TestDesk.order();
    Reply held = desk.check(order, customer, "1000");
    assertThat(held.json().get("status").asString()).isEqualTo("held");
    assertThat(held.json().get("reason_rows").toString()).contains("orders/OC-20");
    List<String> before = desk.journal(customer);
    assertThat(recheck(customer)).as("not paid yet").isZero();
    assertThat(desk.journal(customer)).as("nothing changed, nothing recorded").isEqualTo(before);

    desk.known(customer, "overdue_days", "0");
    assertThat(recheck(customer)).isEqualTo(1);
    assertThat(desk.status(order)).isEqualTo("released");
    assertThat(
            service
                .database()
                .sql(
                    "select caller from journal_record where customer = ? order by id desc limit 1")
                .param(customer)
                .query(String.class)
                .single())
        .isEqualTo("shouxin");
    assertThat(recheck(customer)).isZero();
  }

  @Test
  @Tag("R27")
  void anOrderThatCannotBeCheckedAgainKeepsNoOtherWaiting() {
    String customer = desk.customer();
    desk.known(customer, "overdue_days", "61");
    String broken = held(customer, "1000");
    String order = held(customer, "1000");
    service
        .database()
        .sql("update order_hold set facts = 'none' where number = ?")
        .param(broken)
        .update();
    desk.known(customer, "overdue_days", "0");
    assertThat(recheck(customer)).isEqualTo(1);
    assertThat(desk.status(order)).isEqualTo("released");
    service.database().sql("delete from order_hold where number = ?").param(broken).update();
  }

  @Test
  @Tag("R27")
  void anOrderThatSomebodyElseReleasedMeanwhileIsNotLookedAtAgain() throws Exception {
    String customer = desk.customer();
    desk.known(customer, "overdue_days", "61");
    String order = held(customer, "1000");
    desk.known(customer, "overdue_days", "0");
    HoldRechecks look = service.bean(HoldRechecks.class);
    assertThat(look.again(order, today)).isTrue();
    List<String> before = desk.journal(customer);
    assertThat(look.again(order, today)).as("another node had it on its list too").isFalse();
    assertThat(desk.journal(customer)).isEqualTo(before);
    assertThat(desk.orderEvents(customer)).containsExactly("order_held", "order_released");
  }

  @Test
  @Tag("R27")
  void theOneWaitingLongestIsReleasedFirst() {
    String customer = desk.customer();
    desk.known(customer, "receivables", "300000");
    String first = held(customer, "100000");
    String second = held(customer, "100000");
    desk.known(customer, "receivables", "150000");
    assertThat(recheck(customer)).isEqualTo(1);
    assertThat(desk.status(first)).isEqualTo("released");
    assertThat(desk.status(second)).isEqualTo("held");
  }

  @Test
  @Tag("R27")
  @Tag("R32")
  void aHeldOrderIsReleasedByWhoseAuthorityCoversItsAmount() {
    String customer = desk.customer();
    desk.known(customer, "overdue_days", "15");
    String order = held(customer, "50000.01");
    Reply above = verdict(Role.ANALYST, order, "release", "{\"reason\":\"cheque seen\"}");
    assertThat(above.status()).isEqualTo(403);
    assertThat(above.body()).contains("may: approver", "orders up to 500000 CNY");
    assertThat(above.json().get("code").asString()).isEqualTo("above_authority");
    assertThat(above.fields()).containsExactly("order");
    assertThat(verdict(Role.ERP, order, "release", "{\"reason\":\"x\"}").status()).isEqualTo(403);
    Reply silent = verdict(Role.APPROVER, order, "release", "{}");
    assertThat(silent.status()).isEqualTo(422);
    assertThat(silent.fields()).containsExactly("/reason");
    Reply late =
        verdict(
            Role.APPROVER,
            order,
            "release",
            "{\"reason\":\" \",\"valid_until\":\"" + today.minusDays(1) + "\"}");
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.fields()).as("both at once").containsExactly("/reason", "/valid_until");
    Reply released =
        verdict(
            Role.APPROVER,
            order,
            "release",
            "{\"reason\":\"cheque seen\",\"valid_until\":\"" + today.plusDays(2) + "\"}");
    assertThat(released.status()).as(released.body()).isEqualTo(200);
    assertThat(released.json().get("status").asString()).isEqualTo("released");
    assertThat(released.json().get("decided").get("recorded_by").asString())
        .isEqualTo("key:approver");
    assertThat(takenUp(customer)).isEqualByComparingTo("50000.01");
    assertThat(verdict(Role.APPROVER, order, "release", "{\"reason\":\"x\"}").status())
        .as("does not wait any more")
        .isEqualTo(409);
    assertThat(desk.checked(order, customer, "50000.01"))
        .as("the same order asked about again stays released")
        .isEqualTo("released");
    assertThat(desk.checked(order, customer, "50000.02"))
        .as("another amount is another question")
        .isEqualTo("held");
    assertThat(desk.journal(customer))
        .containsExactly("decision", "order_check", "hold_released", "order_check", "order_check");
  }

  private void overridden(Role role, String customer, String to) {
    Reply made =
        service.post(
            service.key(role),
            "/api/v1/customers/" + customer + "/overrides",
            "{\"policy\":\"desk\","
                + to
                + ",\"reason\":\"fair\",\"valid_until\":\""
                + today.plusDays(10)
                + "\"}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"field\":\"credit_limit\",\"amount\":0",
        "\"field\":\"credit_limit\",\"amount\":999.99",
        "\"field\":\"grade\",\"grade\":\"C\""
      })
  @Tag("R27")
  @Tag("R33")
  void whatAHigherAuthorityHoldsIsNotReleasedByALowerOne(String to) {
    String customer = desk.customer();
    assertThat(desk.checked(TestDesk.order(), customer, "1")).isEqualTo("released");
    overridden(Role.COMMITTEE, customer, to);
    String order = held(customer, "1000");
    Reply lower = verdict(Role.ANALYST, order, "release", "{\"reason\":\"x\"}");
    assertThat(lower.status()).as("M10, within the analyst's amount").isEqualTo(403);
    assertThat(lower.body()).contains("set by a role of higher authority than yours");
    assertThat(lower.json().get("roles").toString()).isEqualTo("[\"committee\"]");
    assertThat(verdict(Role.COMMITTEE, order, "release", "{\"reason\":\"x\"}").status())
        .isEqualTo(200);
  }

  @Test
  @Tag("R27")
  @Tag("R33")
  void whatIsHeldForAnotherReasonIsReleasedByWhoseAuthorityCoversIt() {
    String customer = desk.customer();
    assertThat(desk.checked(TestDesk.order(), customer, "1")).isEqualTo("released");
    overridden(Role.COMMITTEE, customer, "\"field\":\"credit_limit\",\"amount\":1001");
    desk.known(customer, "overdue_days", "15");
    String order = held(customer, "1000");
    assertThat(verdict(Role.ANALYST, order, "release", "{\"reason\":\"x\"}").status())
        .as("held for arrears; the limit set is kept")
        .isEqualTo(200);
  }

  @Test
  @Tag("R27")
  @Tag("R32")
  void anAuthorityCoversItsVeryAmount() {
    String customer = desk.customer();
    desk.known(customer, "overdue_days", "15");
    String order = held(customer, "50000");
    assertThat(verdict(Role.ANALYST, order, "release", "{\"reason\":\"cheque seen\"}").status())
        .isEqualTo(200);
    assertThat(takenUp(customer)).isEqualByComparingTo("50000");
  }

  @Test
  @Tag("R27")
  void aReleaseByAPersonThatExpiredIsHeldAgain() {
    String customer = desk.customer();
    desk.known(customer, "overdue_days", "15");
    String order = held(customer, "1000");
    verdict(Role.ANALYST, order, "release", "{\"reason\":\"x\",\"valid_until\":\"" + today + "\"}");
    HoldRechecks orders = service.bean(HoldRechecks.class);
    assertThat(orders.recheck(today, customer)).as("its last day").isZero();
    assertThat(desk.status(order)).isEqualTo("released");
    assertThat(orders.recheck(today.plusDays(1), customer)).isEqualTo(1);
    assertThat(desk.status(order)).isEqualTo("held");
    assertThat(OrdersTest.takenUp(service, customer, today.plusDays(1))).isEqualByComparingTo("0");
  }

  @Test
  @Tag("R27")
  void aRejectionByAPersonHoldsWhateverTheSheetSaysLater() {
    String customer = desk.customer();
    desk.known(customer, "overdue_days", "15");
    String order = held(customer, "1000");
    assertThat(verdict(Role.ANALYST, order, "reject", "{\"reason\":\"no\"}").status())
        .isEqualTo(200);
    String another = desk.customer();
    desk.known(another, "overdue_days", "15");
    String large = held(another, "50000.01");
    Reply above = verdict(Role.ANALYST, large, "reject", "{\"reason\":\"no\"}");
    assertThat(above.status()).as("M10: rejecting needs authority too").isEqualTo(403);
    assertThat(above.json().get("roles").toString()).contains("approver", "committee");
    assertThat(desk.status(large)).isEqualTo("held");
    desk.known(customer, "overdue_days", "0");
    assertThat(recheck(customer)).isZero();
    assertThat(desk.checked(order, customer, "1000")).isEqualTo("rejected");
    assertThat(desk.checked(order, customer, "900"))
        .as("M10: the key of the ERP undoes no rejection by asking for less")
        .isEqualTo("rejected");
    assertThat(desk.checked(TestDesk.order(), customer, "900")).isEqualTo("released");
    assertThat(desk.journal(customer)).contains("hold_rejected");
    assertThat(
            service
                .get(service.key(Role.AUDITOR), "/api/v1/orders?status=rejected&limit=1000")
                .body())
        .contains("\"order\":\"" + order + "\"");
  }

  @Test
  @Tag("R27")
  void anOrderWithASlashInItsNumberIsFoundReleasedAndClosed() {
    String customer = desk.customer();
    String order = TestDesk.order() + "/2026";
    assertThat(desk.checked(order, customer, "300001")).isEqualTo("held");
    String path = order.replace("/", "%2F");
    assertThat(desk.status(path)).isEqualTo("held");
    Reply released = verdict(Role.COMMITTEE, path, "release", "{\"reason\":\"cheque seen\"}");
    assertThat(released.json().get("order").asString()).as(released.body()).isEqualTo(order);
    String delivered = "{\"status\":\"delivered\"}";
    String close = "/api/v1/orders/" + path + "/close";
    assertThat(service.post(service.key(Role.ERP), close, delivered).status()).isEqualTo(200);
    assertThat(desk.status(path)).isEqualTo("delivered");
    assertThat(service.get(service.key(Role.ADMINISTRATOR), "/api/v1/orders/" + path).status())
        .as("roles are looked at whatever the number")
        .isEqualTo(403);
  }
}
