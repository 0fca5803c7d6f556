package org.shouxin.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.Clocks;
import org.shouxin.database.TestDatabase;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Records of callers who come at the same time, on a real database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Tag("R34")
class JournalGroupTest {

  private final Desk desk;
  private final Gone gone;
  private final Journal journal;
  private final Crowd crowd = new Crowd();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  JournalGroupTest(TestDatabase database) {
    desk = new Desk(database);
    gone = new Gone(desk.pool);
    journal =
        new Journal(gone, new TransactionTemplate(new JdbcTransactionManager(gone)), Clocks.utc());
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** A database that can be away, and counts who connects. */
  private static final class Gone extends DelegatingDataSource {
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean away;

    Gone(HikariDataSource pool) {
      super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
      connections.incrementAndGet();
      if (away) {
        throw new SQLTransientConnectionException("away", "08001");
      }
      return super.getConnection();
    }
  }

  private void write(String customer, Consumer<JdbcClient> beside) {
    journal.commit(desk.record(customer), beside);
  }

  /** One whose transaction is open until {@link #goOn}. */
  private void first() throws InterruptedException {
    crowd.start("first", () -> write("first", this::hold));
    begun.await();
  }

  private void hold(JdbcClient database) {
    begun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static Consumer<JdbcClient> beside(String content) {
    return database ->
        database.sql("insert into journal_pending (id) values (?)").param(content).update();
  }

  private List<String> customers() {
    return desk.client
        .sql("select customer from journal_record order by customer")
        .query(String.class)
        .list();
  }

  @Test
  void oneThatWritesSomethingBadAlongsideFailsAloneInAGroupOfSeveral() throws InterruptedException {
    first();
    crowd.queue("a", () -> write("a", beside("one")));
    crowd.queue("b", () -> write("b", beside("two")));
    crowd.queue("bad", () -> write("bad", beside("one")));
    crowd.queue("c", () -> write("c", beside("three")));
    goOn.countDown();
    assertThat(crowd.told())
        .isEqualTo(
            Map.of(
                "first",
                Crowd.WRITTEN,
                "a",
                Crowd.WRITTEN,
                "b",
                Crowd.WRITTEN,
                "bad",
                DuplicateKeyException.class.getSimpleName(),
                "c",
                Crowd.WRITTEN));
    assertThat(customers()).containsExactly("a", "b", "c", "first");
    assertThat(
            desk.client
                .sql("select id from journal_pending where id in ('one', 'two', 'three')")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder("one", "two", "three");
    assertThat(desk.count("journal_pending")).as("four records and three beside").isEqualTo(7);
    assertThat(gone.connections).as("first, the group, and each of it alone").hasValue(6);
  }

  @Test
  void withTheDatabaseUnavailableEverybodyIsAnsweredAndLaterOnesAreWritten()
      throws InterruptedException {
    first();
    for (String name : List.of("a", "b", "c")) {
      crowd.queue(name, () -> write(name, beside(name)));
    }
    gone.away = true;
    goOn.countDown();
    String told = CannotCreateTransactionException.class.getSimpleName();
    assertThat(crowd.told())
        .isEqualTo(Map.of("first", Crowd.WRITTEN, "a", told, "b", told, "c", told));
    assertThat(gone.connections).as("first, and the group once").hasValue(2);
    gone.away = false;
    write("later", beside("later"));
    assertThat(customers()).containsExactly("first", "later");
  }
}
