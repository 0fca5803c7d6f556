package org.shouxin.credit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.database.Clocks;
import org.shouxin.database.TestDatabase;
import org.shouxin.database.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class CreditLinesTest {

  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);

  private final TestDatabase database;
  private HikariDataSource pool;
  private Transactions transactions;
  private CreditLines lines;

  CreditLinesTest(TestDatabase database) {
    this.database = database;
    this.pool = new HikariDataSource();
    this.transactions = new Transactions(new JdbcTransactionManager());
    this.lines = new CreditLines(new JdbcTemplate(), Clocks.utc());
  }

  @BeforeEach
  void open() {
    pool = database.migrated();
    transactions = new Transactions(new JdbcTransactionManager(pool));
    lines = new CreditLines(new JdbcTemplate(pool), Clocks.utc());
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private static CreditLine line(String customer, String decision, String limit) {
    return new CreditLine(
        customer,
        "steel",
        new InForce(decision, OCTOBER, "good", "normal", new BigDecimal(limit), 60));
  }

  @Test
  void nothingIsInForceBeforeTheFirstDecision() {
    Map<String, CreditLine> locked =
        transactions.in(() -> lines.lock("steel", List.of("K2", "K1")));
    assertThat(locked.keySet()).containsExactly("K1", "K2");
    assertThat(locked.values()).allMatch(line -> line.inForce() == null);
  }

  @Test
  @Tag("R30")
  void aDecisionTakesThePlaceOfTheOneBeforeAndBothAreRemembered() {
    transactions.in(
        () -> {
          lines.lock("steel", List.of("K1"));
          lines.put(List.of(line("K1", "01DECISION0000000000000001", "800000")));
          return lines;
        });
    transactions.in(
        () -> {
          lines.lock("steel", List.of("K1"));
          lines.put(List.of(line("K1", "01DECISION0000000000000002", "1200000.5")));
          return lines;
        });
    assertThat(lines.of("K1"))
        .containsExactly(line("K1", "01DECISION0000000000000002", "1200000.5"));
    assertThat(
            JdbcClient.create(pool)
                .sql("select decision from graded where customer = 'K1' order by decision")
                .query(String.class)
                .list())
        .containsExactly("01DECISION0000000000000001", "01DECISION0000000000000002");
  }

  @Test
  void manyWhoLockTheSameCustomersInAnyOrderWaitAndNeverFail() throws Exception {
    List<List<String>> orders =
        List.of(List.of("A", "B", "C"), List.of("C", "B", "A"), List.of("B", "C", "A"));
    ExecutorService threads = Executors.newFixedThreadPool(6);
    int[] inside = new int[1];
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      List<String> customers = orders.get(i % orders.size());
      all.add(
          threads.submit(
              () ->
                  transactions.in(
                      () -> {
                        lines.lock("steel", customers);
                        int before = inside[0];
                        Thread.yield();
                        inside[0] = before + 1;
                        return customers;
                      })));
    }
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();
    assertThat(inside[0]).isEqualTo(60);
  }
}
