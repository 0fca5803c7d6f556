package org.shouxin.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.credit.Overrides;
import org.shouxin.credit.TestDesk;
import org.shouxin.customers.Customers;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Clocks;
import org.shouxin.database.TestDatabase;
import org.shouxin.database.Transactions;
import org.shouxin.journal.Journal;
import org.shouxin.operations.Meters;
import org.shouxin.outbox.Outbox;
import org.shouxin.problem.RefusedException;
import org.shouxin.server.Await;
import org.shouxin.server.SetClock;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Two who deal with one order, or with one limit, at the same moment. A limit of 300,000. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class OrderRacesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final TestDatabase kind;
  private final TestDesk desk;
  private final TestService service;
  private final JdbcClient database;
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  OrderRacesTest(TestDatabase kind) {
    this.kind = kind;
    this.desk = TestDesk.on(kind);
    this.service = desk.service();
    this.database = service.database();
  }

  @AfterEach
  void close() {
    other.shutdownNow();
  }

  /** Lets the other come as far as what we hold, then does the rest of ours and commits. */
  private <T> Future<T> meanwhile(Runnable hold, Callable<T> others, Runnable rest) {
    return service
        .bean(Transactions.class)
        .in(
            () -> {
              hold.run();
              Future<T> future = other.submit(others);
              awaitWaiting();
              rest.run();
              return future;
            });
  }

  /** MariaDB gives fresh statistics only to those who do not ask all the time. */
  private void awaitWaiting() {
    String waiting =
        kind == TestDatabase.H2
            ? "select count(*) from information_schema.sessions where blocker_id is not null"
                + " or executing_statement like 'insert into order_hold %'"
            : "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'";
    Await.until(
        "the other waits",
        () -> {
          LockSupport.parkNanos(150_000_000);
          return database.sql(waiting).query(Long.class).single() > 0;
        });
  }

  @Test
  @Tag("R27")
  void anOrderCancelledWhileItIsCheckedAgainStaysCancelled() throws Exception {
    String customer = desk.customer();
    String order = TestDesk.order();
    desk.check(order, customer, "400000");
    Future<Reply> again =
        meanwhile(
            () ->
                database
                    .sql("select number from order_hold where number = ? for update")
                    .param(order)
                    .query(String.class)
                    .single(),
            () -> desk.check(order, customer, "400001"),
            () ->
                service
                    .bean(OrderRows.class)
                    .close(order, Order.Status.CANCELLED, desk.today(), "erp"));
    assertThat(again.get().status()).as(again.get().body()).isEqualTo(409);
    assertThat(desk.status(order)).isEqualTo("cancelled");
  }

  @Test
  @Tag("R27")
  void ofTwoCustomersWithOneNumberTheSecondIsRefused() throws Exception {
    String first = desk.customer();
    String second = desk.customer();
    desk.check(TestDesk.order(), second, "1");
    String order = TestDesk.order();
    Future<Reply> refused =
        meanwhile(
            () -> assertThat(office(Clocks.utc(), order, first)).isEqualTo("released"),
            () -> desk.check(order, second, "1000"),
            () -> {});
    assertThat(refused.get().status()).as(refused.get().body()).isEqualTo(409);
    assertThat(desk.status(order)).isEqualTo("released");
  }

  @Test
  @Tag("R27")
  void anOrderAskedAboutBeforeMidnightCountsWhatWasReleasedAfterItWhileItWaited() throws Exception {
    String customer = desk.customer();
    LocalDate today = desk.today();
    desk.check(TestDesk.order(), customer, "1");
    String order = TestDesk.order();
    SetClock clock = new SetClock(today.atTime(LocalTime.MAX).atZone(ZONE).toInstant());
    Future<String> checked =
        meanwhile(
            () -> service.bean(CreditDecisions.class).lock(customer, "desk"),
            () -> office(Clocks.of(clock), order, customer),
            () -> {
              clock.set(today.plusDays(1).atStartOfDay(ZONE).toInstant());
              database
                  .sql(
                      "insert into open_order (number, customer, policy, amount, released_on)"
                          + " values (?, ?, 'desk', 250000, ?)")
                  .params(TestDesk.order(), customer, today.plusDays(1))
                  .update();
            });
    assertThat(checked.get()).isEqualTo("held");
  }

  /** An order of 100,000 checked by a node with a clock of its own. */
  private String office(BusinessClock clock, String order, String customer) {
    try {
      Customers customers = desk.customers(clock);
      OrderRecorder recorder =
          new OrderRecorder(
              service.bean(Transactions.class),
              service.bean(OrderRows.class),
              service.bean(OpenOrders.class),
              service.bean(CreditDecisions.class),
              customers,
              service.bean(Journal.class),
              service.bean(Outbox.class),
              service.bean(Meters.class),
              clock,
              service.bean(JsonMapper.class));
      return new OrderChecks(
              service.bean(Transactions.class),
              service.bean(OrderRows.class),
              recorder,
              service.bean(OrderFacts.class),
              service.bean(OrderExposures.class),
              service.bean(CreditDecisions.class),
              service.bean(Overrides.class),
              customers)
          .check(
              new OrderReader(customers, service.bean(OrderFacts.class))
                  .read(
                      new OrderRequest(
                          order,
                          customer,
                          "desk",
                          new BigDecimal(100_000),
                          null,
                          null,
                          null,
                          null,
                          null,
                          null)),
              HoldRechecks.SHOUXIN)
          .order()
          .status()
          .code();
    } catch (RefusedException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
