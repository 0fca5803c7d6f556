package org.shouxin.factsources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Facts;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Facts of an ERP on another server of another kind, a real PostgreSQL (S4). */
class FactsDatabaseTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final String QUERY =
      """
      select code as customer, on_time as on_time_pct, contract as contract_on_file,
        licence as licence_valid_until
      from erp.trader where known <= :asOf [[and code in (:customer)]]
      """;

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(
        System.getProperty("os.name", "").equals("Linux"), "skipped: no binary of PostgreSQL here");
    server = EmbeddedPostgres.builder().start();
    JdbcTemplate admin = new JdbcTemplate(server.getPostgresDatabase());
    admin.execute("create schema erp");
    admin.execute(
        "create table erp.trader (code varchar(20), on_time numeric(10,4), contract boolean,"
            + " licence date, known date)");
    admin.execute("create table erp.secret (code varchar(20))");
    admin.execute("create role reader login password 'reader'");
    admin.execute("grant usage on schema erp to reader");
    admin.execute("grant select on erp.trader to reader");
    for (String code : List.of("b1", "B1", "Z-9", "a2", "账1")) {
      admin.update(
          "insert into erp.trader values (?, 97.5, ?, date '2030-01-01', date '2026-01-01')",
          code,
          !code.equals("Z-9"));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private static FactsDatabase database() {
    StandardEnvironment settings = new StandardEnvironment();
    settings
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "shouxin.facts.datasource.url",
                    "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                    "shouxin.facts.datasource.username",
                    "reader",
                    "shouxin.facts.datasource.password",
                    "reader")));
    return new FactsDatabase(new SingleConnectionDataSource(), settings);
  }

  private static FactQuery query(FactsDatabase database, String sql) throws Exception {
    Dictionary dictionary = CommittedPolicies.policy("nonferrous").facts();
    return new FactQuery(
        "trader.facts.sql",
        SqlFile.parse("trader.facts.sql", sql),
        dictionary,
        database.source(),
        Duration.ofSeconds(30));
  }

  private static @Nullable Object value(@Nullable CustomerFacts customer, String fact) {
    Facts facts = Objects.requireNonNull(Objects.requireNonNull(customer).facts());
    return facts.value(facts.dictionary().fact(fact));
  }

  @Test
  void aSeparateDatabaseIsSaidToBeOne() {
    try (FactsDatabase database = database()) {
      assertThat(database.isSeparate()).isTrue();
    }
    assertThat(new FactsDatabase(new SingleConnectionDataSource()).isSeparate()).isFalse();
  }

  @Test
  void valuesOfEachTypeAreReadOfSomeCustomers() throws Exception {
    try (FactsDatabase database = database()) {
      FactQuery query = query(database, QUERY);
      assertThat(query.checked(Columns::problems)).isEmpty();
      Map<String, CustomerFacts> found = query.some(List.of("b1", "Z-9", "nobody"), DAY);
      assertThat(found.keySet()).containsExactly("Z-9", "b1");
      assertThat(value(found.get("b1"), "on_time_pct"))
          .isEqualTo(new BigDecimal("97.5000").stripTrailingZeros());
      assertThat(value(found.get("b1"), "contract_on_file")).isEqualTo(true);
      assertThat(value(found.get("Z-9"), "contract_on_file")).isEqualTo(false);
      assertThat(value(found.get("b1"), "licence_valid_until")).isEqualTo(LocalDate.of(2030, 1, 1));
    }
  }

  @Test
  void allCustomersComeInTheOrderOfTheirCodesWhateverTheCollation() throws Exception {
    try (FactsDatabase database = database()) {
      List<String> codes = new ArrayList<>();
      query(database, QUERY).all(DAY, customer -> codes.add(customer.customer()));
      assertThat(codes).containsExactly("B1", "Z-9", "a2", "b1", "账1");
    }
  }

  @Test
  void aMissingGrantIsAProblemThatSaysSo() throws Exception {
    try (FactsDatabase database = database()) {
      List<Problem> problems =
          query(
                  database,
                  "select code as customer from erp.secret where :asOf is not null [[and code in (:customer)]]")
              .checked(Columns::problems);
      assertThat(problems)
          .singleElement()
          .satisfies(
              each -> assertThat(each.found()).contains("permission denied for table secret"));
    }
  }

  /** S4: PostgreSQL is stopped and comes back. */
  @Test
  void connectionsThatAnAdministratorEndsAreTheDatabaseAwayAndTheNextQuerySucceeds()
      throws Exception {
    try (FactsDatabase database = database()) {
      FactQuery query = query(database, QUERY);
      try (Connection open = database.source().getConnection()) {
        new JdbcTemplate(server.getPostgresDatabase())
            .queryForList(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'reader'");
        assertThatThrownBy(() -> open.createStatement().execute("select 1"))
            .isInstanceOfSatisfying(
                SQLException.class, fault -> assertThat(DatabaseFaults.away(fault)).isTrue());
      }
      assertThat(query.some(List.of("b1"), DAY)).containsOnlyKeys("b1");
      assertThat(database.unreachable()).isNull();
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsNamedWithItsSettings() {
    StandardEnvironment settings = new StandardEnvironment();
    settings
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "shouxin.facts.datasource.url",
                    "jdbc:postgresql://localhost:" + server.getPort() + "/nosuch",
                    "shouxin.facts.datasource.username",
                    "reader",
                    "shouxin.facts.datasource.password",
                    "reader")));
    try (FactsDatabase database = new FactsDatabase(new SingleConnectionDataSource(), settings)) {
      assertThat(Objects.requireNonNull(database.unreachable()).in(Language.EN))
          .startsWith("facts: the database of facts cannot be reached")
          .contains("nosuch", "shouxin.facts.datasource.url");
    }
  }

  @Test
  void itIsNeverWrittenTo() {
    try (FactsDatabase database = database()) {
      JdbcTemplate writing = new JdbcTemplate(database.source());
      assertThatThrownBy(() -> writing.update("insert into erp.trader (code) values ('X')"))
          .rootCause()
          .hasMessageContaining("cannot execute INSERT in a read-only transaction");
    }
  }
}
