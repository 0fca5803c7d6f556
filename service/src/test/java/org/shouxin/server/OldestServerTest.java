package org.shouxin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.imports.Importer;
import org.shouxin.imports.SampleLedger;
import org.shouxin.journal.Sealer;
import org.shouxin.journal.Verification;
import org.shouxin.problem.RefusedException;
import org.shouxin.server.TestService.Reply;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The oldest server that there is a binary of greets, like every MariaDB 10, as 5.5.5, and the
 * driver drops what such a server could not keep (S1).
 */
@Tag("R34")
class OldestServerTest {

  private static final String CUSTOMER = "KH000135";

  @SuppressWarnings("NullAway.Init")
  private static TestService service;

  @BeforeAll
  static void start() throws RefusedException {
    service = TestService.start(TestDatabase.settings(TestDatabase.freshOnOldest()));
    SampleLedger.load(service.bean(Importer.class), SampleLedger.folder(TestService.home()));
  }

  @AfterAll
  static void stop() {
    service.stop();
  }

  @Test
  void theServerIsAsOldAsItSays() {
    assertThat(service.database().sql("select version()").query(String.class).single())
        .startsWith("10.2.11");
  }

  @Test
  void decisionsAndOrdersAreSealedAndTheJournalIsIntact() throws Exception {
    Reply decided = service.post(service.key(Role.ERP), decisions(), "{}");
    assertThat(decided.status()).as(decided.body()).isEqualTo(201);
    Reply order =
        service.post(
            service.key(Role.ERP),
            "/api/v1/orders/check",
            "{\"order\":\"S1-1\",\"customer\":\"KH000018\",\"amount\":1000}");
    assertThat(order.status()).as(order.body()).isEqualTo(200);
    service.bean(Sealer.class).seal();
    assertThat(count("journal_pending")).isZero();
    assertThat(count("journal_chain")).isPositive();
    assertThat(
            new Verification(service.bean(DataSource.class), Instant.now()).verify(null).findings())
        .isEmpty();
    assertThat(service.get(null, "/actuator/health").status()).isEqualTo(200);
  }

  @Test
  void microsecondsOfEveryMomentAreKept() {
    service.post(service.key(Role.ERP), decisions(), "{}");
    assertThat(
            service
                .database()
                .sql("select count(*) from graded where microsecond(decided_at) > 0")
                .query(Integer.class)
                .single())
        .isPositive();
  }

  @Test
  void aServerThatRoundsIsRefusedAtTheStartByNameAndVersion() {
    String url = TestDatabase.freshOnOldest();
    try (HikariDataSource pool = TestDatabase.migrated(url)) {
      JdbcClient.create(pool)
          .sql("alter table journal_record modify column recorded_at datetime(0) not null")
          .update();
    }
    Map<String, Object> settings = new HashMap<>(TestDatabase.settings(url));
    settings.put("server.port", 0);
    assertThatThrownBy(() -> ShouxinServer.serve(TestService.home(), settings))
        .isInstanceOfSatisfying(
            StartFailure.class,
            refused -> {
              assertThat(refused.problem().where()).isEqualTo("database");
              assertThat(refused.problem().found()).contains("10.2.11-MariaDB");
              assertThat(refused.problem().what().en()).contains("this server cannot be used");
            });
  }

  private static String decisions() {
    return "/api/v1/customers/" + CUSTOMER + "/decisions";
  }

  private static int count(String table) {
    return service.database().sql("select count(*) from " + table).query(Integer.class).single();
  }
}
