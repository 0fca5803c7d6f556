package org.shouxin.factsources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.policies.ActivePolicies;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policy.routing.Routed;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A shelf with the development policy and the routing, next to a database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FactSourcesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

  private final TestDatabase database;

  FactSourcesTest(TestDatabase database) {
    this.database = database;
  }

  private static Path copied(Path home, String name) throws IOException {
    Path folder = home.resolve(PolicyShelf.FOLDER).resolve(name);
    Files.createDirectories(folder);
    Files.copy(
        CommittedPolicies.folder(name).resolve(name + ".xlsx"), folder.resolve(name + ".xlsx"));
    return Files.copy(CommittedSources.sql(name), folder.resolve(name + ".facts.sql"));
  }

  private static ActivePolicies active(PolicyShelf shelf) {
    return new ActivePolicies(
        shelf, (policy, decisions) -> List.of(), active -> {}, name -> Optional.empty());
  }

  private static Active development(ActivePolicies policies) {
    return policies.find("development").orElseThrow();
  }

  private static List<String> what(FactSources sources) {
    return sources.problems().stream().map(problem -> problem.what().en()).toList();
  }

  @Test
  void aFileThatIsRefusedLeavesTheLastGoodOneInPlace(@TempDir Path home) throws Exception {
    Path sql = copied(home, "development");
    copied(home, "routing");
    String good = Files.readString(sql);
    PolicyShelf shelf = new PolicyShelf(home);
    try (HikariDataSource pool = database.migrated();
        ActivePolicies policies = active(shelf)) {
      FactSources sources =
          new FactSources(policies, shelf, new FactsDatabase(pool), Duration.ofSeconds(60));
      assertThat(sources.problems()).isEmpty();
      FactSource first = sources.of(development(policies));

      Files.writeString(sql, good.replace(" as asked_limit", " as asked_limits"));
      sources.refresh();
      assertThat(what(sources)).containsExactly("no fact has the name of this column");
      sources.refresh();
      assertThat(what(sources)).as("still told").hasSize(1);
      assertThat(sources.of(development(policies)).check()).isEmpty();
      assertThat(sources.of(development(policies)).file()).isEqualTo(first.file());

      Files.delete(sql);
      sources.refresh();
      assertThat(what(sources))
          .containsExactly("there is no facts file, so no facts can be read from the database");
      assertThat(sources.of(development(policies)).file()).isEqualTo(first.file());

      Files.writeString(sql, good + "-- mended\n");
      sources.refresh();
      assertThat(sources.problems()).isEmpty();
      assertThat(sources.of(development(policies)).file().text()).endsWith("-- mended\n");
    }
  }

  @Test
  void aPolicyWithoutFileIsRefusedWhenFactsAreAsked(@TempDir Path home) throws Exception {
    Files.delete(copied(home, "development"));
    PolicyShelf shelf = new PolicyShelf(home);
    try (HikariDataSource pool = database.migrated();
        ActivePolicies policies = active(shelf)) {
      FactSources sources =
          new FactSources(policies, shelf, new FactsDatabase(pool), Duration.ofSeconds(60));

      assertThatThrownBy(() -> sources.of(development(policies)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("development.facts.sql: there is no facts file");
      assertThatThrownBy(() -> sources.route("K1", DAY)).isInstanceOf(RefusedException.class);
    }
  }

  @Test
  @Tag("R27")
  void ordersAreListedByNumberAndNotCountedByTheFacts(@TempDir Path home) throws Exception {
    Path facts = copied(home, "steel");
    Path orders = facts.resolveSibling("steel.orders.sql");
    PolicyShelf shelf = new PolicyShelf(home);
    try (HikariDataSource pool = database.migrated();
        ActivePolicies policies = active(shelf)) {
      Active steel = policies.find("steel").orElseThrow();
      FactSources sources =
          new FactSources(policies, shelf, new FactsDatabase(pool), Duration.ofSeconds(60));
      assertThat(sources.problems()).isEmpty();
      assertThat(sources.orders(steel)).as("without a file of them").isNull();

      String list = "select customer, number, amount from erp_order where recorded_on <= :asOf";
      Files.writeString(orders, list + " [[and customer in (:customer)]]");
      sources.refresh();
      assertThat(what(sources))
          .as("M2: the number is what orders are told apart by")
          .containsExactly("no fact has the name of this column", "no column order");
      assertThatThrownBy(() -> sources.orders(steel)).isInstanceOf(RefusedException.class);

      String named = list.replace("number", "number as order_number");
      Files.writeString(orders, named + " [[and customer in (:customer)]]");
      sources.refresh();
      assertThat(sources.problems()).isEmpty();
      assertThat(sources.orders(steel)).isNotNull();

      String counting = Files.readString(facts).replace(" as on_time_pct", " as open_orders");
      Files.writeString(facts, counting);
      sources.refresh();
      assertThat(sources.problems())
          .extracting(problem -> problem.in(Language.EN))
          .anySatisfy(
              text ->
                  assertThat(text)
                      .contains("open_orders is counted by the program", "steel.orders.sql"));
    }
  }

  @Test
  void anErpThatListsAnOrderTwiceOrWithoutAmountIsRefused() throws Exception {
    try (HikariDataSource pool = database.migrated()) {
      String row = "select 'K1' as customer, %s as order_number, %s as amount from dual";
      String end = ") as erp where :asOf is not null [[and customer in (:customer)]]";
      for (String other : List.of(row.formatted("'A'", "2"), row.formatted("'B'", "null"))) {
        String sql = "select * from (" + row.formatted("'A'", "1") + " union all " + other + end;
        OrderSource source = CommittedSources.orders(SqlFile.parse("erp.orders.sql", sql), pool);
        assertThatThrownBy(() -> source.of(List.of("K1"), DAY))
            .isInstanceOf(RefusedException.class)
            .hasMessageContaining("erp.orders.sql, customer K1")
            .hasMessageContaining(other.contains("'A'") ? "several rows" : "without the order");
      }
    }
  }

  @Test
  @Tag("R16")
  void theProfileOfTheDayDeterminesWhoDecides(@TempDir Path home) throws Exception {
    copied(home, "routing");
    PolicyShelf shelf = new PolicyShelf(home);
    try (HikariDataSource pool = database.migrated();
        ActivePolicies policies = active(shelf)) {
      FactSources sources =
          new FactSources(policies, shelf, new FactsDatabase(pool), Duration.ofSeconds(60));
      JdbcTemplate into = new JdbcTemplate(pool);
      for (String code : List.of("K1", "K2", "K3")) {
        into.update("insert into customer (code, recorded_on) values (?, '2026-01-01')", code);
      }
      profile(into, "K1", "2026-01-01", "steel", "new");
      profile(into, "K1", "2026-10-31", "steel", "recognised");
      profile(into, "K2", "2026-01-01", "ships", null);

      assertThat(policy(sources, "K1", DAY.minusDays(1))).isEqualTo("development");
      assertThat(policy(sources, "K1", DAY)).isEqualTo("steel");
      CustomerRoute faulty = sources.route("K2", DAY).orElseThrow();
      assertThat(faulty.routed()).isNull();
      assertThat(faulty.problems())
          .extracting(problem -> problem.where() + " " + problem.found())
          .singleElement()
          .asString()
          .endsWith("routing.facts.sql, customer K2, column business_line ships");
      assertThat(sources.route("K3", DAY).orElseThrow().routed())
          .isInstanceOf(Routed.Unrouted.class);
      assertThat(sources.route("K4", DAY)).isEmpty();
      assertThat(sources.route("K1", LocalDate.of(2025, 12, 31))).isEmpty();
      List<String> all = new ArrayList<>();
      sources.routes(DAY, route -> all.add(route.customer()));
      assertThat(all).containsExactly("K1", "K2", "K3");
    }
  }

  private static String policy(FactSources sources, String customer, LocalDate asOf)
      throws RefusedException {
    CustomerRoute route = sources.route(customer, asOf).orElseThrow();
    return route.routed() instanceof Routed.Route found ? found.policy() : "nobody";
  }

  private static void profile(
      JdbcTemplate into, String customer, String from, String line, @Nullable String stage) {
    into.update(
        "insert into customer_profile (customer, valid_from, name, business_line, customer_stage)"
            + " values (?, ?, 'x', ?, ?)",
        customer,
        LocalDate.parse(from),
        line,
        stage);
  }
}
