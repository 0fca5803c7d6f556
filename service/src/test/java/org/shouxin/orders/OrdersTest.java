package org.shouxin.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.access.Role;
import org.shouxin.credit.TestDesk;
import org.shouxin.customers.Customers;
import org.shouxin.database.TestDatabase;
import org.shouxin.database.Transactions;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.journal.RecordKind;
import org.shouxin.journal.Replay;
import org.shouxin.orderfiles.TakenUp;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.RefusedException;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;

/** A limit of 300,000: what becomes of orders. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class OrdersTest {

  private final TestDesk desk;
  private final TestService service;
  private final LocalDate today;

  OrdersTest(TestDatabase database) {
    desk = TestDesk.on(database);
    service = desk.service();
    today = desk.today();
  }

  private BigDecimal takenUp(String customer) {
    return takenUp(service, customer, today);
  }

  /** What a customer's released orders use of its limit. */
  static BigDecimal takenUp(TestService service, String customer, LocalDate day) {
    try {
      Active active = service.bean(Customers.class).policy("desk");
      return service.bean(OpenOrders.class).current(active, customer, day).values().stream()
          .map(TakenUp::amount)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    } catch (RefusedException refused) {
      throw new IllegalStateException(refused);
    }
  }

  @Test
  @Tag("R27")
  void anOrderWithinTheLimitIsReleasedAndTakesUpItsAmount() {
    String customer = desk.customer();
    Reply first = desk.check(TestDesk.order(), customer, "200000");
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.json().get("status").asString()).isEqualTo("released");
    assertThat(first.json().at("/credit/effective/credit_limit/amount").asInt()).isEqualTo(300_000);
    assertThat(desk.checked(TestDesk.order(), customer, "100000")).isEqualTo("released");
    Reply over = desk.check(TestDesk.order(), customer, "0.01");
    assertThat(over.json().get("status").asString()).isEqualTo("held");
    assertThat(over.json().get("reason_rows").get(0).asString()).isEqualTo("orders/OC-30");
    JsonNode checks = over.json().get("check").get("checks");
    assertThat(checks).hasSize(6);
    assertThat(checks.get(3).get("verdict").asString()).isEqualTo("applies");
    assertThat(checks.get(3).get("figures").toString()).contains("headroom", "-0.01");
    assertThat(checks.get(3).get("derived_from"))
        .as("what the exposure is made of")
        .extracting(figure -> figure.get("name").asString())
        .containsExactly("credit_limit", "exposure", "receivables", "open_orders", "order_amount");
    assertThat(takenUp(customer)).isEqualByComparingTo("300000");
    assertThat(desk.orderEvents(customer))
        .containsExactly("order_released", "order_released", "order_held");
    JsonNode event =
        TestService.json(
            service
                .database()
                .sql("select body from outbox where customer = ? and kind = 'order_held'")
                .param(customer)
                .query(String.class)
                .single());
    assertThat(event.get("status").asString()).isEqualTo("held");
    assertThat(event.has("previous_status")).as("first check").isFalse();
    assertThat(event.get("record")).isEqualTo(over.json().get("record"));
    assertThat(event.get("amount").toString()).isEqualTo("{\"amount\":0.01,\"currency\":\"CNY\"}");
    assertThat(desk.journal(customer))
        .containsExactly("decision", "order_check", "order_check", "order_check");
  }

  @Test
  @Tag("R27")
  void exposureCountsWhatIsOwed() {
    String customer = desk.customer();
    desk.known(customer, "receivables", "250000");
    assertThat(desk.checked(TestDesk.order(), customer, "50000")).isEqualTo("released");
    assertThat(desk.checked(TestDesk.order(), customer, "1")).isEqualTo("held");
  }

  @Test
  @Tag("R27")
  void theSameOrderAgainIsCheckedAgainAndNotCountedTwice() {
    String customer = desk.customer();
    String order = TestDesk.order();
    assertThat(desk.checked(order, customer, "200000")).isEqualTo("released");
    assertThat(desk.checked(order, customer, "300000")).isEqualTo("released");
    assertThat(takenUp(customer)).isEqualByComparingTo("300000");
    assertThat(desk.checked(order, customer, "300000.01")).isEqualTo("held");
    assertThat(takenUp(customer)).as("no longer released").isEqualByComparingTo("0");
    assertThat(desk.check(order, desk.customer(), "1").status())
        .as("another customer")
        .isEqualTo(409);
  }

  @Test
  @Tag("R27")
  void ordersAtTheSameMomentNeverUseMoreThanTheLimit() throws Exception {
    String customer = desk.customer();
    desk.check(TestDesk.order(), customer, "1");
    ExecutorService threads = Executors.newFixedThreadPool(12);
    CountDownLatch together = new CountDownLatch(1);
    List<Future<Reply>> replies = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      replies.add(
          threads.submit(
              () -> {
                together.await();
                return desk.check(TestDesk.order(), customer, "70000");
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
            + TestDesk.order()
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
    assertThat(desk.journal(customer)).containsExactly("decision", "order_check");
  }

  @Test
  @Tag("R27")
  @Tag("R34")
  void aCheckIsConcludedAgainFromItsRecordByteForByte() throws Exception {
    String customer = desk.customer();
    String record =
        desk.check(TestDesk.order(), customer, "300001").json().get("record").asString();
    Replay replay = service.bean(Replay.class);
    assertThat(replay.again(service.bean(Journal.class).find(record).orElseThrow()).same())
        .isTrue();
  }

  @Test
  @Tag("R27")
  void aCustomerIsDecidedOnAgainWhereAVersionThatCannotBeReadAnyMoreDecided() {
    String customer = desk.customer();
    desk.check(TestDesk.order(), customer, "1");
    Journal journal = service.bean(Journal.class);
    String earlier = journal.nextId();
    service
        .bean(Transactions.class)
        .in(
            () -> {
              journal.append(
                  new JournalRecord(
                      earlier,
                      RecordKind.DECISION.code(),
                      customer,
                      "desk",
                      "0".repeat(64),
                      today,
                      "test",
                      Instant.now(),
                      null,
                      "{}",
                      "{}"));
              return service
                  .database()
                  .sql("update credit_line set decision = ? where customer = ?")
                  .params(earlier, customer)
                  .update();
            });
    assertThat(desk.checked(TestDesk.order(), customer, "1000")).isEqualTo("released");
    assertThat(desk.journal(customer))
        .containsExactly("decision", "order_check", "decision", "decision", "order_check");
  }

  @Test
  @Tag("R27")
  @Tag("R33")
  void anOverriddenLimitCountsForOrdersUntilItEnds() {
    String customer = desk.customer();
    desk.check(TestDesk.order(), customer, "1");
    assertThat(
            service
                .post(
                    service.key(Role.APPROVER),
                    "/api/v1/customers/" + customer + "/overrides",
                    "{\"policy\":\"desk\",\"field\":\"credit_limit\",\"amount\":500000,"
                        + "\"reason\":\"season\",\"valid_until\":\""
                        + today
                        + "\"}")
                .status())
        .isEqualTo(201);
    Reply order = desk.check(TestDesk.order(), customer, "499999");
    assertThat(order.json().get("status").asString()).isEqualTo("released");
    assertThat(order.json().at("/credit/computed/credit_limit/amount").asInt()).isEqualTo(300_000);
    assertThat(order.json().at("/credit/effective/credit_limit/amount").asInt()).isEqualTo(500_000);
    assertThat(desk.checked(TestDesk.order(), customer, "1")).isEqualTo("held");
  }

  @Test
  @Tag("R27")
  void aDeliveredOrCancelledOrderTakesUpNothingAndIsClosed() {
    String customer = desk.customer();
    String order = TestDesk.order();
    desk.check(order, customer, "300000");
    String close = "/api/v1/orders/" + order + "/close";
    String erp = service.key(Role.ERP);
    assertThat(service.post(erp, close, "{\"status\":\"lost\"}").status()).isEqualTo(422);
    assertThat(service.post(erp, close, "{\"status\":\"delivered\"}").status()).isEqualTo(200);
    assertThat(takenUp(customer)).isEqualByComparingTo("0");
    assertThat(desk.journal(customer)).endsWith("order_check", "order_delivered");
    assertThat(desk.orderEvents(customer)).containsExactly("order_released", "order_delivered");
    assertThat(service.post(erp, close, "{\"status\":\"cancelled\"}").status()).isEqualTo(409);
    assertThat(desk.check(order, customer, "1").status()).isEqualTo(409);
    assertThat(desk.checked(TestDesk.order(), customer, "300000")).isEqualTo("released");
  }

  @Test
  @Tag("R27")
  void anOrderThatNobodyCouldAskForAgainIsRefused() {
    String customer = desk.customer();
    for (String order :
        List.of(".", "..", "a;b", "a\\\\b", "a\\nb", "a\\" + "u200bb", "a\\" + "u0000b", "\\t")) {
      Reply refused = desk.check(order, customer, "1");
      assertThat(refused.status()).as(order + " " + refused).isEqualTo(422);
      assertThat(refused.body()).contains("\"pointer\":\"/order\"");
    }
    Reply half = desk.check("\\" + "ud800", customer, "1");
    assertThat(half.status()).as("half a character: " + half).isEqualTo(400);
    assertThat(desk.journal(customer)).isEmpty();
    assertThat(desk.check(TestDesk.order() + " 客户 a%b", customer, "1").status()).isEqualTo(200);
  }

  @Test
  @Tag("R27")
  void whatHasNoEffectUnderThePolicyIsSaid() {
    String customer = desk.customer();
    Reply reply =
        desk.check(TestDesk.order(), customer, "1", "\"prepaid\":1", "\"requested_days\":9");
    assertThat(reply.json().get("notes").valueStream().map(note -> note.get("pointer").asString()))
        .as("desk has no such fact")
        .containsExactly("/prepaid");
    assertThat(reply.json().at("/notes/0/note/en").asString())
        .isEqualTo("the policy has no such fact: it has no effect");
    assertThat(desk.check(TestDesk.order(), customer, "1").json().has("notes")).isFalse();
  }

  @Test
  @Tag("R27")
  void aFactThatIsAFieldOfTheRequestPointsToTheField() {
    Reply refused =
        desk.check(TestDesk.order(), desk.customer(), "1", "\"facts\":{\"order_amount\":\"1\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/problems/0/pointer").asString())
        .isEqualTo("/facts/order_amount");
    assertThat(refused.json().at("/problems/0/allowed").asString()).isEqualTo("the field amount");
  }

  @Test
  @Tag("R27")
  void anAmountOfABillionDigitsIsRefusedBeforeItIsWrittenOut() {
    String customer = desk.customer();
    for (String amount : List.of("1e999999999", "1e-999999999", "1e400")) {
      Reply refused = desk.check(TestDesk.order(), customer, amount);
      assertThat(refused.status()).as(amount + " " + refused).isEqualTo(422);
      assertThat(refused.body()).contains("\"pointer\":\"/amount\"", "the exponent is too large");
      assertThat(refused.body()).hasSizeLessThan(1_000);
    }
    Reply beyond = desk.check(TestDesk.order(), customer, "1e99999999999");
    assertThat(beyond.status())
        .as("no JSON reader reads it, whatever the operation")
        .isEqualTo(400);
    assertThat(beyond.body()).contains("exponent").hasSizeLessThan(1_000);
    assertThat(desk.check(TestDesk.order(), customer, "1e3").json().at("/amount/amount").asInt())
        .isEqualTo(1_000);
    assertThat(desk.journal(customer)).containsExactly("decision", "order_check");
  }

  @Test
  @Tag("R27")
  @Tag("R33")
  void whatAnOrderMayNotSupplyIsRefusedAndNothingRecorded() {
    String customer = desk.customer();
    Reply sly =
        desk.check(
            TestDesk.order(), customer, "1", "\"facts\":{\"open_orders\":0,\"overdue_days\":0}");
    assertThat(sly.status()).isEqualTo(422);
    assertThat(sly.fields()).containsExactly("/facts/open_orders", "/facts/overdue_days");
    Reply approved =
        desk.check(TestDesk.order(), customer, "1", "\"facts\":{\"special_until\":\"2099-12-31\"}");
    assertThat(approved.status()).as("nobody approves by asking").isEqualTo(422);
    assertThat(desk.check(TestDesk.order(), customer, "0").status())
        .as("below the range")
        .isEqualTo(422);
    assertThat(desk.check(TestDesk.order(), customer, "1", "\"currency\":\"USD\"").status())
        .isEqualTo(422);
    assertThat(
            desk.check(
                    TestDesk.order(), customer, "1", "\"order_date\":\"" + today.plusDays(1) + "\"")
                .status())
        .isEqualTo(422);
    Reply nothing = service.post(service.key(Role.ERP), "/api/v1/orders/check", "{}");
    assertThat(nothing.fields()).containsExactly("/amount", "/customer", "/order");
    Reply mixed =
        service.post(
            service.key(Role.ERP),
            "/api/v1/orders/check",
            "{\"customer\":\""
                + customer
                + "\",\"policy\":\"desk\",\"facts\":{\"open_orders\":0}}");
    assertThat(mixed.fields())
        .as("shape and content at once")
        .containsExactly("/amount", "/order", "/facts/open_orders");
    assertThat(desk.journal(customer)).isEmpty();
    assertThat(service.get(service.key(Role.ERP), "/api/v1/orders/NOBODY-ASKED").status())
        .isEqualTo(404);
  }

  /** F7. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "0;range;above 0",
        "0.00;range;above 0",
        "-1;range;above 0",
        "\"1000\";wrong_type;a number",
        "\"1,000.00\";wrong_type;a number",
        "\"\";wrong_type;a number",
        "true;wrong_type;a number",
        "[1000];wrong_type;a number",
        "null;missing;"
      })
  @Tag("R27")
  void anAmountIsANumberAboveNothing(String amount, String code, @Nullable String allowed) {
    String customer = desk.customer();
    Reply refused = desk.check(TestDesk.order(), customer, amount);
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    JsonNode problem = refused.json().at("/problems/0");
    assertThat(problem.get("pointer").asString()).isEqualTo("/amount");
    assertThat(problem.get("code").asString()).isEqualTo(code);
    if (allowed != null) {
      assertThat(problem.get("allowed").asString()).contains(allowed);
    }
    assertThat(desk.journal(customer)).isEmpty();
  }

  /** F7. */
  @ParameterizedTest
  @ValueSource(strings = {"CNY", "cny", "Cny", " CNY ", "CNY\\u200b"})
  @Tag("R27")
  void theCurrencyOfThePolicyIsKnownInAnyLetterCase(String currency) {
    Reply checked =
        desk.check(TestDesk.order(), desk.customer(), "1", "\"currency\":\"" + currency + "\"");
    assertThat(checked.status()).as(checked.body()).isEqualTo(200);
    assertThat(checked.json().at("/amount/currency").asString()).isEqualTo("CNY");
  }

  /** F7. */
  @ParameterizedTest
  @ValueSource(strings = {"usd", "元", "人民币", "¥", "C N Y"})
  @Tag("R27")
  void anotherCurrencyIsRefusedWithThatOfThePolicy(String currency) {
    Reply refused =
        desk.check(TestDesk.order(), desk.customer(), "1", "\"currency\":\"" + currency + "\"");
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    JsonNode problem = refused.json().at("/problems/0");
    assertThat(problem.get("code").asString()).isEqualTo("other_currency");
    assertThat(problem.get("allowed").asString()).isEqualTo("CNY");
  }

  /** M3: the limit, the facts and the orders of ten days ago, changed since. */
  @Test
  @Tag("R27")
  void anOrderIsCheckedAsOfAPastDayByWhatWasKnownThenAndNothingComesOfIt() {
    String customer = desk.customer();
    LocalDate then = today.minusDays(10);
    String ours = TestDesk.order();
    desk.check(ours, customer, "100000");
    sql("update graded set as_of = ?, decided_at = ? where customer = ?", then, then, customer);
    sql("update open_order set released_on = ? where number = ?", then, ours);
    sql(
        "insert into erp_order (number, customer, amount, recorded_on) values (?, ?, 50000, ?),"
            + " (?, ?, 100000, ?)",
        TestDesk.order(),
        customer,
        then,
        ours,
        customer,
        then.plusDays(1));
    desk.known(customer, "on_time_pct", "85");
    service.post(
        service.key(Role.ERP),
        "/api/v1/customers/" + customer + "/decisions",
        "{\"policy\":\"desk\"}");
    List<String> before = List.of(state(customer));
    String asOf = "\"as_of\":\"" + then + "\"";
    String order = TestDesk.order();
    Reply within = desk.check(order, customer, "150000", asOf, "\"order_date\":\"" + then + "\"");
    assertThat(within.status()).as(within.body()).isEqualTo(200);
    assertThat(within.json().get("status").asString()).isEqualTo("checked");
    assertThat(within.json().get("as_of").asString()).isEqualTo(then.toString());
    assertThat(within.json().get("sheet_outcome").asString()).isEqualTo("release");
    assertThat(within.json().at("/credit/effective/credit_limit/amount").asInt())
        .isEqualTo(300_000);
    Reply over = desk.check(order, customer, "150000.01", asOf);
    assertThat(over.json().get("sheet_outcome").asString()).as("a cent over").isEqualTo("hold");
    assertThat(List.of(state(customer))).as("nothing changed").isEqualTo(before);
    assertThat(service.get(service.key(Role.ERP), "/api/v1/orders/" + order).status())
        .as("not on record as an order")
        .isEqualTo(404);
    assertThat(desk.journal(customer)).endsWith("order_check", "order_check");
    assertThat(desk.checked(order, customer, "0.01")).as("today's limit").isEqualTo("held");
  }

  private void sql(String sql, Object... params) {
    service.database().sql(sql).params(params).update();
  }

  /** What is in force, which orders are known, and what was published. */
  private String state(String customer) {
    return List.of(
            "select * from credit_line where customer = ?",
            "select * from graded where customer = ? order by decision",
            "select * from order_hold where customer = ?",
            "select * from open_order where customer = ?",
            "select id from outbox where customer = ? order by id")
        .stream()
        .map(query -> service.database().sql(query).param(customer).query().listOfRows().toString())
        .toList()
        .toString();
  }

  /** M3: on the day asked about nothing was in force yet. */
  @Test
  @Tag("R27")
  void asOfADayBeforeTheFirstDecisionTheCustomerIsDecidedOnForTheCheckAlone() {
    String customer = desk.customer();
    String asOf = "\"as_of\":\"" + today.minusDays(1) + "\"";
    Reply checked = desk.check(TestDesk.order(), customer, "300000", asOf);
    assertThat(checked.json().get("sheet_outcome").asString())
        .as(checked.body())
        .isEqualTo("release");
    assertThat(checked.json().has("credit")).isFalse();
    assertThat(desk.journal(customer)).containsExactly("order_check");
    desk.check(TestDesk.order(), customer, "1");
    sql("update graded set as_of = ? where customer = ?", today.minusDays(1), customer);
    assertThat(desk.check(TestDesk.order(), customer, "1", asOf).json().has("credit"))
        .as("decided today as of that day: not known then")
        .isFalse();
  }

  /** M3: the date of an order is never ignored. */
  @Test
  @Tag("R27")
  void aDateOfTheOrderThatIsNotTheDayOfTheCheckIsRefused() {
    String customer = desk.customer();
    String yesterday = "\"order_date\":\"" + today.minusDays(1) + "\"";
    Reply past = desk.check(TestDesk.order(), customer, "1", yesterday);
    assertThat(past.status()).isEqualTo(422);
    assertThat(past.fields()).containsExactly("/order_date");
    assertThat(past.json().at("/problems/0/code").asString()).isEqualTo("range");
    assertThat(past.json().at("/problems/0/what").asString()).contains("as_of");
    assertThat(past.json().at("/problems/0/allowed").asString()).isEqualTo(today.toString());
    String asOf = "\"as_of\":\"" + today.minusDays(2) + "\"";
    assertThat(desk.check(TestDesk.order(), customer, "1", asOf, yesterday).fields())
        .as("another day than asked about")
        .containsExactly("/order_date");
    Reply future =
        desk.check(
            TestDesk.order(), customer, "1", "\"as_of\":\"" + today.plusDays(1) + "\"", yesterday);
    assertThat(future.fields()).as("one cause, one problem").containsExactly("/as_of");
    assertThat(desk.check(TestDesk.order(), customer, "1", "\"facts\":{\"order\":\"X\"}").fields())
        .as("what has a field of its own")
        .containsExactly("/facts/order");
    assertThat(desk.journal(customer)).isEmpty();
    assertThat(
            desk.check(TestDesk.order(), customer, "1", "\"order_date\":\"" + today + "\"")
                .status())
        .isEqualTo(200);
  }

  @Test
  @Tag("R27")
  void anOrderOfACustomerThatNobodyKnowsIsRefusedByTheCodeOfThat() {
    Reply unknown = desk.check(TestDesk.order(), "NOBODY", "1");
    assertThat(unknown.status()).as(unknown.body()).isEqualTo(422);
    assertThat(unknown.json().get("code").asString()).isEqualTo("unknown_customer");
    assertThat(unknown.json().get("type").asString()).isEqualTo("/problems/unknown_customer");
    assertThat(unknown.fields()).containsExactly("/customer");
    Reply more = desk.check(TestDesk.order(), "NOBODY", "1", "\"surprise\":1");
    assertThat(more.json().get("code").asString())
        .as("not all that is wrong")
        .isEqualTo("invalid_body");
  }
}
