package org.shouxin.holds;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.access.Role;
import org.shouxin.credit.TestDesk;
import org.shouxin.database.TestDatabase;
import org.shouxin.journal.Journal;
import org.shouxin.journal.Replay;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;

/** A limit of 300,000: what becomes of orders, and of those that wait. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class OrdersTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final TestDesk desk;
  private final TestService service;
  private final LocalDate today;

  OrdersTest(TestDatabase database) {
    desk = TestDesk.on(database);
    service = desk.service();
    today = desk.today();
  }

  private static String number() {
    return "SO-" + NUMBERS.incrementAndGet();
  }

  private Reply check(String order, String customer, String amount, String... more) {
    StringBuilder body = new StringBuilder("{\"policy\":\"desk\"");
    body.append(",\"order\":\"").append(order).append('"');
    body.append(",\"customer\":\"").append(customer).append('"');
    body.append(",\"amount\":").append(amount);
    for (String each : more) {
      body.append(',').append(each);
    }
    return service.post(service.key(Role.ERP), "/api/v1/orders/check", body + "}");
  }

  private String status(String order) {
    return service
        .get(service.key(Role.ERP), "/api/v1/orders/" + order)
        .json()
        .get("status")
        .asString();
  }

  private Reply verdict(Role role, String order, String verb, String body) {
    return service.post(service.key(role), "/api/v1/holds/" + order + "/" + verb, body);
  }

  private int recheck(String customer) {
    return service
        .post(service.key(Role.ERP), "/api/v1/holds/recheck?customer=" + customer, "")
        .json()
        .get("changed")
        .asInt();
  }

  private List<String> journal(String customer) {
    return service
        .database()
        .sql("select kind from journal_record where customer = ? order by id")
        .param(customer)
        .query(String.class)
        .list();
  }

  private List<String> published(String customer) {
    return service
        .database()
        .sql("select kind from outbox where customer = ? and kind like 'order%' order by id")
        .param(customer)
        .query(String.class)
        .list();
  }

  private BigDecimal takenUp(String customer) {
    return service.bean(HoldRows.class).takenUp(customer, "desk", today);
  }

  @Test
  @Tag("R27")
  void anOrderWithinTheLimitIsReleasedAndTakesUpItsAmount() {
    String customer = desk.customer();
    Reply first = check(number(), customer, "200000");
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.json().get("status").asString()).isEqualTo("released");
    assertThat(first.json().get("credit").get("effective").get("credit_limit").asInt())
        .isEqualTo(300_000);
    assertThat(check(number(), customer, "100000").json().get("status").asString())
        .isEqualTo("released");
    Reply over = check(number(), customer, "0.01");
    assertThat(over.json().get("status").asString()).isEqualTo("held");
    assertThat(over.json().get("reasons").get(0).asString()).isEqualTo("orders/OC-30");
    JsonNode checks = over.json().get("check").get("checks");
    assertThat(checks).hasSize(6);
    assertThat(checks.get(3).get("verdict").asString()).isEqualTo("applies");
    assertThat(checks.get(3).get("figures").toString()).contains("headroom", "-0.01");
    assertThat(takenUp(customer)).isEqualByComparingTo("300000");
    assertThat(published(customer))
        .containsExactly("order_released", "order_released", "order_held");
    assertThat(journal(customer))
        .containsExactly("decision", "order_check", "order_check", "order_check");
  }

  @Test
  @Tag("R27")
  void exposureCountsWhatIsOwed() {
    String customer = desk.customer();
    desk.known(customer, "receivables", "250000");
    assertThat(check(number(), customer, "50000").json().get("status").asString())
        .isEqualTo("released");
    assertThat(check(number(), customer, "1").json().get("status").asString()).isEqualTo("held");
  }

  @Test
  @Tag("R27")
  void theSameOrderAgainIsCheckedAnewAndNotCountedTwice() {
    String customer = desk.customer();
    String order = number();
    assertThat(check(order, customer, "200000").json().get("status").asString())
        .isEqualTo("released");
    assertThat(check(order, customer, "300000").json().get("status").asString())
        .isEqualTo("released");
    assertThat(takenUp(customer)).isEqualByComparingTo("300000");
    assertThat(check(order, customer, "300000.01").json().get("status").asString())
        .isEqualTo("held");
    assertThat(takenUp(customer)).as("no longer released").isEqualByComparingTo("0");
    assertThat(check(order, desk.customer(), "1").status()).as("another customer").isEqualTo(409);
  }

  @Test
  @Tag("R27")
  void ordersAtTheSameMomentNeverUseMoreThanTheLimit() throws Exception {
    String customer = desk.customer();
    check(number(), customer, "1");
    ExecutorService threads = Executors.newFixedThreadPool(12);
    CountDownLatch together = new CountDownLatch(1);
    List<Future<Reply>> replies = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      replies.add(
          threads.submit(
              () -> {
                together.await();
                return check(number(), customer, "70000");
              }));
    }
    together.countDown();
    int released = 0;
    for (Future<Reply> reply : replies) {
      assertThat(reply.get().status()).as(reply.get().body()).isEqualTo(200);
      released += reply.get().json().get("status").asString().equals("released") ? 1 : 0;
    }
    threads.shutdown();
    assertThat(released).isEqualTo(4);
    assertThat(takenUp(customer)).isEqualByComparingTo("280001");
  }

  @Test
  @Tag("R27")
  void aRetryWithTheSameKeyIsAnsweredAsBeforeAndRecordedOnce() {
    String customer = desk.customer();
    String body =
        "{\"policy\":\"desk\",\"order\":\""
            + number()
            + "\",\"customer\":\""
            + customer
            + "\",\"amount\":1000}";
    Reply first =
        service.post(
            service.key(Role.ERP), "/api/v1/orders/check", body, "Idempotency-Key", customer);
    Reply again =
        service.post(
            service.key(Role.ERP), "/api/v1/orders/check", body, "Idempotency-Key", customer);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(journal(customer)).containsExactly("decision", "order_check");
  }

  @Test
  @Tag("R27")
  @Tag("R34")
  void aCheckIsConcludedAgainFromItsRecordByteForByte() throws Exception {
    String customer = desk.customer();
    String record = check(number(), customer, "300001").json().get("record").asString();
    Replay replay = service.bean(Replay.class);
    assertThat(replay.again(service.bean(Journal.class).find(record).orElseThrow()).same())
        .isTrue();
  }

  @Test
  @Tag("R27")
  @Tag("R33")
  void anOverriddenLimitCountsForOrdersUntilItEnds() {
    String customer = desk.customer();
    check(number(), customer, "1");
    assertThat(
            service
                .post(
                    service.key(Role.APPROVER),
                    "/api/v1/customers/" + customer + "/overrides",
                    "{\"policy\":\"desk\",\"field\":\"credit_limit\",\"to\":500000,"
                        + "\"reason\":\"season\",\"until\":\""
                        + today
                        + "\"}")
                .status())
        .isEqualTo(201);
    Reply order = check(number(), customer, "499999");
    assertThat(order.json().get("status").asString()).isEqualTo("released");
    assertThat(order.json().get("credit").get("computed").get("credit_limit").asInt())
        .isEqualTo(300_000);
    assertThat(order.json().get("credit").get("effective").get("credit_limit").asInt())
        .isEqualTo(500_000);
    assertThat(check(number(), customer, "1").json().get("status").asString()).isEqualTo("held");
  }

  @Test
  @Tag("R25")
  @Tag("R27")
  void payingUpReleasesByItselfEvenWhereTheCustomerWasSuspended() {
    String customer = desk.customer();
    desk.known(customer, "overdue_days", "61");
    String order = number();
    Reply held = check(order, customer, "1000");
    assertThat(held.json().get("status").asString()).isEqualTo("held");
    assertThat(held.json().get("reasons").toString()).contains("orders/OC-20");
    List<String> before = journal(customer);
    assertThat(recheck(customer)).as("not paid yet").isZero();
    assertThat(journal(customer)).as("nothing changed, nothing recorded").isEqualTo(before);

    desk.known(customer, "overdue_days", "0");
    assertThat(recheck(customer)).isEqualTo(1);
    assertThat(status(order)).isEqualTo("released");
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
    String broken = number();
    String order = number();
    check(broken, customer, "1000");
    check(order, customer, "1000");
    service
        .database()
        .sql("update order_hold set facts = 'none' where number = ?")
        .param(broken)
        .update();
    desk.known(customer, "overdue_days", "0");
    assertThat(recheck(customer)).isEqualTo(1);
    assertThat(status(order)).isEqualTo("released");
    service.database().sql("delete from order_hold where number = ?").param(broken).update();
  }

  @Test
  @Tag("R27")
  void anOrderThatSomebodyElseReleasedMeanwhileIsNotLookedAtAgain() throws Exception {
    String customer = desk.customer();
    desk.known(customer, "overdue_days", "61");
    String order = number();
    check(order, customer, "1000");
    desk.known(customer, "overdue_days", "0");
    SecondLook look = service.bean(SecondLook.class);
    assertThat(look.again(order, today)).isTrue();
    List<String> before = journal(customer);
    assertThat(look.again(order, today)).as("another node had it on its list too").isFalse();
    assertThat(journal(customer)).isEqualTo(before);
    assertThat(published(customer)).containsExactly("order_held", "order_released");
  }

  @Test
  @Tag("R27")
  void theOneWaitingLongestIsReleasedFirst() {
    String customer = desk.customer();
    desk.known(customer, "receivables", "300000");
    String first = number();
    String second = number();
    check(first, customer, "100000");
    check(second, customer, "100000");
    desk.known(customer, "receivables", "150000");
    assertThat(recheck(customer)).isEqualTo(1);
    assertThat(status(first)).isEqualTo("released");
    assertThat(status(second)).isEqualTo("held");
  }

  @Test
  @Tag("R27")
  @Tag("R32")
  void aHeldOrderIsReleasedByWhoseAuthorityCoversItsAmount() {
    String customer = desk.customer();
    desk.known(customer, "overdue_days", "15");
    String order = number();
    check(order, customer, "50000.01");
    Reply above = verdict(Role.ANALYST, order, "release", "{\"reason\":\"cheque seen\"}");
    assertThat(above.status()).isEqualTo(403);
    assertThat(above.body()).contains("who may: approver", "orders up to 500000 CNY");
    assertThat(verdict(Role.ERP, order, "release", "{\"reason\":\"x\"}").status()).isEqualTo(403);
    Reply silent = verdict(Role.APPROVER, order, "release", "{}");
    assertThat(silent.status()).isEqualTo(422);
    assertThat(silent.json().get("problems").findValuesAsString("field"))
        .containsExactly("/reason");
    Reply released =
        verdict(
            Role.APPROVER,
            order,
            "release",
            "{\"reason\":\"cheque seen\",\"until\":\"" + today.plusDays(2) + "\"}");
    assertThat(released.status()).as(released.body()).isEqualTo(200);
    assertThat(released.json().get("status").asString()).isEqualTo("released");
    assertThat(released.json().get("decided").get("by").asString()).isEqualTo("key:approver");
    assertThat(takenUp(customer)).isEqualByComparingTo("50000.01");
    assertThat(verdict(Role.APPROVER, order, "release", "{\"reason\":\"x\"}").status())
        .as("does not wait any more")
        .isEqualTo(409);
    assertThat(check(order, customer, "50000.01").json().get("status").asString())
        .as("the same order asked about again stays released")
        .isEqualTo("released");
    assertThat(check(order, customer, "50000.02").json().get("status").asString())
        .as("another amount is another question")
        .isEqualTo("held");
    assertThat(journal(customer))
        .containsExactly("decision", "order_check", "hold_released", "order_check", "order_check");
  }

  @Test
  @Tag("R27")
  void aReleaseByAPersonThatExpiredIsHeldAgain() {
    String customer = desk.customer();
    desk.known(customer, "overdue_days", "15");
    String order = number();
    check(order, customer, "1000");
    verdict(Role.ANALYST, order, "release", "{\"reason\":\"x\",\"until\":\"" + today + "\"}");
    SecondLook orders = service.bean(SecondLook.class);
    assertThat(orders.recheck(today, customer)).as("its last day").isZero();
    assertThat(status(order)).isEqualTo("released");
    assertThat(orders.recheck(today.plusDays(1), customer)).isEqualTo(1);
    assertThat(status(order)).isEqualTo("held");
    assertThat(service.bean(HoldRows.class).takenUp(customer, "desk", today.plusDays(1)))
        .isEqualByComparingTo("0");
  }

  @Test
  @Tag("R27")
  void aRejectionByAPersonStandsWhateverTheSheetSaysLater() {
    String customer = desk.customer();
    desk.known(customer, "overdue_days", "15");
    String order = number();
    check(order, customer, "1000");
    assertThat(verdict(Role.ANALYST, order, "reject", "{\"reason\":\"no\"}").status())
        .isEqualTo(200);
    desk.known(customer, "overdue_days", "0");
    assertThat(recheck(customer)).isZero();
    assertThat(check(order, customer, "1000").json().get("status").asString())
        .isEqualTo("rejected");
    assertThat(journal(customer)).contains("hold_rejected");
    assertThat(
            service
                .get(service.key(Role.AUDITOR), "/api/v1/holds?status=rejected&limit=1000")
                .body())
        .contains("\"order\":\"" + order + "\"");
  }

  @Test
  @Tag("R27")
  void aDeliveredOrCancelledOrderTakesUpNothingAndIsClosed() {
    String customer = desk.customer();
    String order = number();
    check(order, customer, "300000");
    String close = "/api/v1/orders/" + order + "/close";
    String erp = service.key(Role.ERP);
    assertThat(service.post(erp, close, "{\"outcome\":\"lost\"}").status()).isEqualTo(422);
    assertThat(service.post(erp, close, "{\"outcome\":\"delivered\"}").status()).isEqualTo(200);
    assertThat(takenUp(customer)).isEqualByComparingTo("0");
    assertThat(journal(customer)).endsWith("order_check", "order_delivered");
    assertThat(published(customer)).containsExactly("order_released", "order_delivered");
    assertThat(service.post(erp, close, "{\"outcome\":\"cancelled\"}").status()).isEqualTo(409);
    assertThat(check(order, customer, "1").status()).isEqualTo(409);
    assertThat(check(number(), customer, "300000").json().get("status").asString())
        .isEqualTo("released");
  }

  @Test
  @Tag("R27")
  void anOrderWithASlashInItsNumberIsFoundReleasedAndClosed() {
    String customer = desk.customer();
    String order = number() + "/2026";
    assertThat(check(order, customer, "300001").json().get("status").asString()).isEqualTo("held");
    String path = order.replace("/", "%2F");
    assertThat(status(path)).isEqualTo("held");
    Reply released = verdict(Role.COMMITTEE, path, "release", "{\"reason\":\"cheque seen\"}");
    assertThat(released.json().get("order").asString()).as(released.body()).isEqualTo(order);
    String outcome = "{\"outcome\":\"delivered\"}";
    String close = "/api/v1/orders/" + path + "/close";
    assertThat(service.post(service.key(Role.ERP), close, outcome).status()).isEqualTo(200);
    assertThat(status(path)).isEqualTo("delivered");
    assertThat(service.get(service.key(Role.ADMINISTRATOR), "/api/v1/orders/" + path).status())
        .as("roles are looked at whatever the number")
        .isEqualTo(403);
  }

  @Test
  @Tag("R27")
  void anOrderThatNobodyCouldAskForAgainIsRefused() {
    String customer = desk.customer();
    for (String order : List.of(".", "..", "a;b", "a\\\\b", "a\\nb", "a\\" + "u0000b", "\\t")) {
      Reply refused = check(order, customer, "1");
      assertThat(refused.status()).as(order + " " + refused).isEqualTo(422);
      assertThat(refused.body()).contains("\"field\":\"/order\"");
    }
    Reply half = check("\\" + "ud800", customer, "1");
    assertThat(half.status()).as("half a character: " + half).isEqualTo(400);
    assertThat(journal(customer)).isEmpty();
    assertThat(check(number() + " 客户 a%b", customer, "1").status()).isEqualTo(200);
  }

  @Test
  @Tag("R27")
  void anAmountOfABillionDigitsIsRefusedBeforeItIsWrittenOut() {
    String customer = desk.customer();
    for (String amount : List.of("1e999999999", "1e-999999999", "1e400", "1e99999999999")) {
      Reply refused = check(number(), customer, amount);
      assertThat(refused.status()).as(amount + " " + refused).isEqualTo(422);
      assertThat(refused.body()).contains("\"field\":\"/amount\"");
      assertThat(refused.body()).hasSizeLessThan(1_000);
    }
    assertThat(check(number(), customer, "1e3").json().get("amount").asInt()).isEqualTo(1_000);
    assertThat(journal(customer)).containsExactly("decision", "order_check");
  }

  @Test
  @Tag("R27")
  @Tag("R33")
  void whatAnOrderMayNotTellIsRefusedAndNothingRecorded() {
    String customer = desk.customer();
    Reply sly = check(number(), customer, "1", "\"facts\":{\"open_orders\":0,\"overdue_days\":0}");
    assertThat(sly.status()).isEqualTo(422);
    assertThat(sly.json().get("problems").findValuesAsString("field"))
        .containsExactly("/facts/open_orders", "/facts/overdue_days");
    Reply approved = check(number(), customer, "1", "\"facts\":{\"special_until\":\"2099-12-31\"}");
    assertThat(approved.status()).as("nobody approves by asking").isEqualTo(422);
    assertThat(check(number(), customer, "0").status()).as("below the range").isEqualTo(422);
    assertThat(check(number(), customer, "1", "\"currency\":\"USD\"").status()).isEqualTo(422);
    assertThat(check(number(), customer, "1", "\"date\":\"" + today.plusDays(1) + "\"").status())
        .isEqualTo(422);
    Reply nothing = service.post(service.key(Role.ERP), "/api/v1/orders/check", "{}");
    assertThat(nothing.json().get("problems").findValuesAsString("field"))
        .containsExactly("/order", "/customer");
    assertThat(journal(customer)).isEmpty();
    assertThat(service.get(service.key(Role.ERP), "/api/v1/orders/NOBODY-ASKED").status())
        .isEqualTo(404);
  }
}
