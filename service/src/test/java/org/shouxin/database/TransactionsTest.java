package org.shouxin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.SimpleTransactionStatus;

/** Work is done again when it lost a deadlock, and only then. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TransactionsTest {

  private final TestDatabase kind;
  private final HikariDataSource pool;
  private final JdbcClient database;
  private final Transactions transactions;

  TransactionsTest(TestDatabase kind) {
    this.kind = kind;
    this.pool = kind.migrated();
    this.database = JdbcClient.create(pool);
    this.transactions = new Transactions(new JdbcTransactionManager(pool));
    database
        .sql("insert into credit_line (customer, policy) values ('A', 'p'), ('B', 'p')")
        .update();
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private void lock(String customer) {
    database
        .sql("select customer from credit_line where customer = ? and policy = 'p' for update")
        .param(customer)
        .query(String.class)
        .single();
  }

  @Test
  void bothOfADeadlockAreDoneInTheEnd() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    CyclicBarrier met = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Future<Integer> one = threads.submit(() -> both("A", "B", tries, met));
    Future<Integer> two = threads.submit(() -> both("B", "A", tries, met));
    one.get(60, TimeUnit.SECONDS);
    two.get(60, TimeUnit.SECONDS);
    threads.shutdown();
    assertThat(tries).hasValueGreaterThan(2);
  }

  private Integer both(String first, String second, AtomicInteger tries, CyclicBarrier met)
      throws Exception {
    return transactions.in(
        () -> {
          int nth = tries.incrementAndGet();
          lock(first);
          if (nth <= 2) {
            met.await();
          }
          lock(second);
          return nth;
        });
  }

  @Test
  void whoWaitedInVainForALockIsAnsweredAndDoesNotWaitAgain() {
    AtomicInteger tries = new AtomicInteger();
    transactions.in(
        () -> {
          lock("A");
          CompletableFuture.runAsync(() -> waitInVain(tries)).join();
          return tries;
        });
    assertThat(tries).hasValue(1);
  }

  /** A full disk is the cause, the connection that it closed is not. */
  @Test
  void theFirstFaultIsThrownWhenRollingBackFailsToo() {
    PlatformTransactionManager broken =
        new PlatformTransactionManager() {
          @Override
          public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return new SimpleTransactionStatus();
          }

          @Override
          public void commit(TransactionStatus status) {}

          @Override
          public void rollback(TransactionStatus status) {
            throw new TransactionSystemException("the connection is closed");
          }
        };
    assertThatThrownBy(
            () ->
                new Transactions(broken)
                    .in(
                        () -> {
                          throw new DataAccessResourceFailureException("no space left");
                        }))
        .isInstanceOf(DataAccessResourceFailureException.class)
        .hasMessage("no space left")
        .hasSuppressedException(new TransactionSystemException("the connection is closed"));
  }

  private void waitInVain(AtomicInteger tries) {
    assertThatThrownBy(
            () ->
                transactions.in(
                    () -> {
                      tries.incrementAndGet();
                      database
                          .sql(
                              kind == TestDatabase.H2
                                  ? "set lock_timeout 100"
                                  : "set innodb_lock_wait_timeout = 1")
                          .update();
                      lock("A");
                      return tries;
                    }))
        .isInstanceOf(DataAccessException.class);
  }
}
