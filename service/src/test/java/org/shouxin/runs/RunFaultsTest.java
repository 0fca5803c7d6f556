package org.shouxin.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.access.Caller;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.customers.Customers;
import org.shouxin.customers.DailyFigures;
import org.shouxin.customers.Roster;
import org.shouxin.database.Clocks;
import org.shouxin.database.TestDatabase;
import org.shouxin.database.Traders;
import org.shouxin.database.Transactions;
import org.shouxin.journal.Journal;
import org.shouxin.journal.Replay;
import org.shouxin.problem.RefusedException;
import org.shouxin.server.Await;
import org.shouxin.server.TestService;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Runs that meet a fault of ours: nothing is left out in silence, and no other run waits for it.
 */
class RunFaultsTest {

  private static final int TRADERS = 250;

  @SuppressWarnings("NullAway.Init")
  private static TestService service;

  @BeforeAll
  static void start() {
    service = TestService.start(TestDatabase.H2, Map.of());
    service.bean(RunRunner.class).stop();
    Traders.add(service.bean(DataSource.class), TRADERS);
  }

  @AfterAll
  static void stop() {
    service.stop();
  }

  /** The tables of runs; what is written of customers of some meets an error. */
  private static RunTable table(Predicate<Object> broken) {
    return new RunTable(
        new JdbcTemplate(service.bean(DataSource.class)) {
          @Override
          public int[] batchUpdate(String sql, List<? extends Object[]> rows) {
            Object[] row = rows.get(0);
            if (sql.contains("grading_run_customer") && broken.test(row[0])) {
              throw new StackOverflowError("broken");
            }
            return super.batchUpdate(sql, rows);
          }
        },
        Clocks.utc());
  }

  private static GradingRuns runs(RunTable table) {
    return new GradingRuns(
        service.bean(Customers.class),
        service.bean(CreditDecisions.class),
        service.bean(DailyFigures.class),
        table,
        service.bean(Transactions.class),
        new RunReport.Maker(table, service.bean(Journal.class), service.bean(Replay.class)));
  }

  private static GradingRun begun(LocalDate day) throws RefusedException {
    return service.bean(GradingRuns.class).start("nonferrous", day, false, Caller.command());
  }

  private static boolean work(GradingRun run, RunTable table) throws Exception {
    Customers customers = service.bean(Customers.class);
    Roster roster = customers.roster(customers.policy("nonferrous"), run.asOf());
    return new RunWork(
            run,
            null,
            customers,
            roster,
            service.bean(CreditDecisions.class),
            table,
            service.bean(Transactions.class),
            Caller.command(),
            () -> true)
        .finish(2);
  }

  @Test
  @Tag("R14")
  void anErrorInTheMiddleLeavesTheRunUndoneAndTheNextAttemptDealsWithTheRest() throws Exception {
    GradingRun run = begun(LocalDate.of(2026, 5, 31));
    RunTable sound = service.bean(RunTable.class);
    AtomicBoolean first = new AtomicBoolean(true);
    assertThatThrownBy(() -> work(run, table(id -> first.getAndSet(false))))
        .hasRootCauseInstanceOf(StackOverflowError.class);
    assertThat(sound.progress(run.id()).all()).isLessThan(TRADERS);
    assertThat(work(run, sound)).isTrue();
    assertThat(sound.progress(run.id()).all()).isEqualTo(TRADERS);
  }

  @Test
  @Tag("R14")
  void aRunWhosePlaceAnotherTookDecidesNothingAnyMore() throws Exception {
    GradingRun run = begun(LocalDate.of(2026, 3, 31));
    RunTable sound = service.bean(RunTable.class);
    Predicate<Object> ended =
        id -> {
          CompletableFuture.runAsync(() -> sound.finish(run.id())).join();
          return false;
        };
    assertThat(work(run, table(ended))).isFalse();
    assertThat(sound.progress(run.id()).all()).isZero();
    assertThat(
            service
                .database()
                .sql("select count(*) from credit_line where as_of = ?")
                .param(run.asOf())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  @Tag("R14")
  void aRunIsResumedByTheSameServiceWhenTheDatabaseIsBack() throws Exception {
    AtomicBoolean away = new AtomicBoolean(true);
    GradingRuns runs =
        runs(
            new RunTable(
                new JdbcTemplate(
                    new DelegatingDataSource(service.bean(DataSource.class)) {
                      @Override
                      public Connection getConnection() throws SQLException {
                        if (away.get()) {
                          throw new SQLTransientConnectionException("gone");
                        }
                        return super.getConnection();
                      }
                    }),
                Clocks.utc()));
    GradingRun run = begun(LocalDate.of(2026, 2, 28));
    assertThatThrownBy(() -> runs.work(run, Caller.command()))
        .isInstanceOf(DataAccessException.class);
    away.set(false);
    assertThat(runs.work(run, Caller.command()).orElseThrow().done()).isTrue();
  }

  @Test
  @Tag("R14")
  void aRunThatFailsKeepsNoOtherWaiting() throws Exception {
    GradingRun broken = begun(LocalDate.of(2026, 4, 29));
    GradingRun sound = begun(LocalDate.of(2026, 4, 30));
    RunRunner runner = new RunRunner(runs(table(id -> id.equals(broken.id()))), Clocks.utc(), "");
    runner.start();
    try {
      RunTable runs = service.bean(RunTable.class);
      Await.until(sound, () -> runs.find(sound.id()).orElseThrow().done());
    } finally {
      runner.stop();
    }
    assertThat(service.bean(RunTable.class).find(broken.id()).orElseThrow().done()).isFalse();
  }
}
