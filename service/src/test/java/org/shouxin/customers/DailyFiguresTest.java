package org.shouxin.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Clocks;
import org.shouxin.database.TestDatabase;
import org.shouxin.database.Transactions;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.population.Population;
import org.shouxin.server.Await;
import org.shouxin.server.SetClock;
import org.shouxin.server.TestService;
import org.shouxin.web.RefusedRequest;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures of all customers that are asked for while they are counted again. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DailyFiguresTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 17);

  private final TestService service;
  private final Customers customers;

  DailyFiguresTest(TestDatabase database) {
    service = TestService.on(database);
    customers = service.bean(Customers.class);
  }

  /** One of each policy that asks for figures. */
  @BeforeEach
  void customers() {
    for (String line : List.of("steel", "group")) {
      String code = "FIGURES-" + line;
      JdbcClient database = service.database();
      if (database
          .sql("select code from customer where code = ?")
          .param(code)
          .query()
          .listOfRows()
          .isEmpty()) {
        database
            .sql("insert into customer (code, recorded_on) values (?, '2020-01-01')")
            .param(code)
            .update();
        database
            .sql(
                "insert into customer_profile (customer, valid_from, name, business_line,"
                    + " customer_stage) values (?, '2020-01-01', ?, ?, 'recognised')")
            .params(code, code, line)
            .update();
      }
    }
  }

  /** Of a node that has just started and remembers nothing. */
  private DailyFigures node() {
    return node(Clocks.utc());
  }

  /**
   * @param clock asked once for each count, when it is kept
   */
  private DailyFigures node(BusinessClock clock) {
    return new DailyFigures(service.bean(Transactions.class), service.database(), customers, clock);
  }

  private long kept() {
    return kept(DAY);
  }

  private long kept(LocalDate day) {
    return service
        .database()
        .sql("select count(*) from population_figures where as_of = ?")
        .param(day)
        .query(Long.class)
        .single();
  }

  @Test
  @Tag("R15")
  void whoAsksForFiguresWhileARunCountsThemAgainGetsTheOnesOrTheOthers() throws Exception {
    Active steel = customers.policy("steel");
    Roster roster = customers.roster(steel, DAY);
    node().of(steel, DAY);
    ExecutorService run = Executors.newSingleThreadExecutor();
    Future<?> counting =
        run.submit(
            () -> {
              for (int i = 0; i < 150; i++) {
                node().recount(roster);
                assertThat(kept()).isOne();
              }
              return null;
            });
    while (!counting.isDone()) {
      assertThat(node().of(steel, DAY)).isNotNull();
      assertThat(kept()).as("never gone").isOne();
    }
    counting.get();
    run.shutdown();
  }

  @Test
  @Tag("R15")
  void whileOneCountsOthersWaitAWhileAndAreThenAskedToRetry() throws Exception {
    LocalDate day = LocalDate.of(2026, 3, 18);
    Active steel = customers.policy("steel");
    Semaphore counted = new Semaphore(0);
    Semaphore goOn = new Semaphore(0);
    DailyFigures figures = node(Clocks.of(new WaitingClock(counted, goOn)));
    ExecutorService others = Executors.newCachedThreadPool();
    Future<Population> first = others.submit(() -> figures.of(steel, day));
    assertThat(counted.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    assertThatThrownBy(() -> figures.of(steel, day, Duration.ofMillis(1)))
        .isInstanceOfSatisfying(
            RefusedRequest.class,
            refused -> assertThat(refused.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE))
        .hasMessageContaining("the figures of all customers are being counted");
    Future<Population> second = others.submit(() -> figures.of(steel, day, Duration.ofMinutes(1)));
    goOn.release();
    assertThat(first.get()).isNotNull();
    assertThat(second.get()).isNotNull();
    assertThat(counted.availablePermits()).as("counted once").isZero();
    others.shutdown();
  }

  /** Tells when it is asked, and answers when it may. */
  private static final class WaitingClock extends Clock {
    private final Semaphore asked;
    private final Semaphore goOn;

    WaitingClock(Semaphore asked, Semaphore goOn) {
      this.asked = asked;
      this.goOn = goOn;
    }

    @Override
    public Instant instant() {
      asked.release();
      goOn.acquireUninterruptibly();
      return Instant.now();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  @Tag("R15")
  void whatWasCountedForARequestThatFailsIsKept() throws Exception {
    LocalDate day = LocalDate.of(2026, 3, 19);
    assertThatThrownBy(
            () ->
                service
                    .bean(Transactions.class)
                    .in(
                        () -> {
                          node().of(customers.policy("steel"), day);
                          throw new IllegalStateException("afterwards");
                        }))
        .hasMessage("afterwards");
    assertThat(kept(day)).isOne();
  }

  @Test
  @Tag("R15")
  void fromFiveInTheMorningFiguresAreCountedAheadForThePoliciesThatAskForThem() {
    SetClock time = new SetClock(Instant.parse("2027-03-19T20:59:59Z"));
    DailyFiguresSchedule ahead =
        new DailyFiguresSchedule(node(), customers, Clocks.of(time), LocalTime.of(5, 0));
    ahead.look();
    assertThat(counted("2027-03-20")).isEmpty();
    time.set(Instant.parse("2027-03-19T21:00:00Z"));
    ahead.look();
    assertThat(counted("2027-03-20")).containsOnlyKeys("credit-file", "steel");
    time.on(Duration.ofDays(1));
    ahead.look();
    assertThat(counted("2027-03-21")).containsOnlyKeys("credit-file", "steel");
  }

  @Test
  @Tag("R15")
  void afterAnImportWhatWasCountedIsCountedAgain() throws Exception {
    BusinessClock clock = Clocks.of(new SetClock(Instant.parse("2027-04-20T01:00:00Z")));
    DailyFiguresSchedule ahead =
        new DailyFiguresSchedule(node(), customers, clock, LocalTime.of(5, 0));
    ahead.recount();
    assertThat(counted("2027-04-20")).as("nobody asked for them yet").isEmpty();
    node().of(customers.policy("steel"), clock.today());
    LocalDateTime before = counted("2027-04-20").get("steel");
    ahead.recount();
    assertThat(counted("2027-04-20")).containsOnlyKeys("steel");
    assertThat(counted("2027-04-20").get("steel")).isAfter(before);
    ahead.look();
    assertThat(counted("2027-04-20")).containsOnlyKeys("credit-file", "steel");
  }

  @Test
  @Tag("R15")
  void theServiceCountsAgainByItselfWhenSomebodyImported() throws Exception {
    String today = customers.today().toString();
    service.bean(DailyFigures.class).of(customers.policy("steel"), customers.today());
    LocalDateTime before = counted(today).get("steel");
    service.database().sql("update import_mark set imported = imported + 1").update();
    Await.until("counted anew", () -> !Objects.equals(before, counted(today).get("steel")));
  }

  @Test
  @Tag("R15")
  void figuresOfNobodyAreNotKeptBecauseTheCustomersAreStillToCome() throws Exception {
    LocalDate before = LocalDate.of(1990, 1, 1);
    assertThat(node().of(customers.policy("steel"), before)).isNotNull();
    assertThat(kept(before)).isZero();
  }

  /** When they were counted, by policy. */
  private Map<String, LocalDateTime> counted(String day) {
    Map<String, LocalDateTime> counted = new TreeMap<>();
    for (Active active : customers.policies()) {
      service
          .database()
          .sql("select counted_at from population_figures where as_of = ? and sha256 = ?")
          .params(LocalDate.parse(day), active.policy().sha256())
          .query(LocalDateTime.class)
          .optional()
          .ifPresent(at -> counted.put(active.id(), at));
    }
    return counted;
  }
}
