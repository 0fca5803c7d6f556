package org.shouxin.factsources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A company's own table and query under the nonferrous and steel policies. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FactSourceTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final String NEEDED =
      "0 as max_overdue_days, 95.5 as on_time_pct, 100 as purchases_12m, 10 as"
          + " avg_monthly_purchases";
  private static final String FROM =
      " from erp c where c.since <= :asOf [[and c.code in (:customer)]]";

  private final TestDatabase database;

  FactSourceTest(TestDatabase database) {
    this.database = database;
  }

  private HikariDataSource erp(String... rows) {
    HikariDataSource pool = database.migrated();
    JdbcTemplate into = new JdbcTemplate(pool);
    into.execute(
        "create table erp (code varchar(64), since date, amount decimal(20, 8), word varchar(40),"
            + " expiry date, moment datetime, flag boolean, rough double)");
    for (String row : rows) {
      into.execute("insert into erp values (" + row + ")");
    }
    return pool;
  }

  private static FactSource source(String policy, String columns, HikariDataSource pool) {
    return source(CommittedPolicies.policy(policy), columns, pool);
  }

  private static FactSource source(Policy policy, String columns, HikariDataSource pool) {
    try {
      SqlFile file = SqlFile.parse("erp.facts.sql", "select " + columns + FROM);
      return CommittedSources.of(policy, file, pool);
    } catch (RefusedException refused) {
      throw new AssertionError(refused);
    }
  }

  private static List<String> said(List<Problem> problems) {
    return problems.stream().map(problem -> problem.in(Language.EN)).toList();
  }

  private static @Nullable Object value(CustomerFacts customer, String name) {
    Facts facts = customer.facts();
    if (facts == null) {
      throw new AssertionError(said(customer.problems()));
    }
    return facts.value(facts.dictionary().fact(name));
  }

  @Test
  void theCheckNamesEveryColumnThatDoesNotFit() {
    try (HikariDataSource pool = erp()) {
      FactSource source =
          source(
              "nonferrous",
              "c.code as customer, 0 as max_overdue_day, 95.5 as on_time_pct, c.rough as"
                  + " purchases_12m, c.expiry as avg_monthly_purchases, 1 as 按时付款率, c.moment as"
                  + " licence_valid_until, c.amount as customer_kind",
              pool);

      assertThat(said(source.check()))
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .startsWith(
                          "erp.facts.sql: no fact has the name of this column; found"
                              + " \"max_overdue_day\"; allowed: ")
                      .endsWith("(did you mean max_overdue_days?)"),
              line ->
                  assertThat(line)
                      .contains("the column of purchases_12m has the wrong type", "DOUBLE")
                      .endsWith(
                          "allowed: decimal, integer or text; cast(… as decimal(25,6)) for floating"
                              + " point"),
              line ->
                  assertThat(line)
                      .contains("the column of avg_monthly_purchases has the wrong type", "DATE"),
              line -> assertThat(line).contains("two columns for on_time_pct"),
              line ->
                  assertThat(line)
                      .contains("the column of licence_valid_until has the wrong type")
                      .endsWith("allowed: date or text; cast(… as date) for a time"),
              line -> assertThat(line).contains("the column of customer_kind has the wrong type"),
              line ->
                  assertThat(line)
                      .isEqualTo(
                          "erp.facts.sql: no column for max_overdue_days, without which"
                              + " nonferrous cannot decide; allowed: a column max_overdue_days"
                              + " in days"));
    }
  }

  @Test
  void theExampleForAnotherSchemaFits() throws Exception {
    String page =
        Files.readString(CommittedPolicies.HOME.resolve(PolicyShelf.FOLDER).resolve("FACTS.md"));
    String[] parts = page.split("```sql\n|```\n");
    String example = parts[1];
    String orders = parts[3];
    try (HikariDataSource pool = database.migrated()) {
      JdbcTemplate into = new JdbcTemplate(pool);
      into.execute("create table kunden (kunnr varchar(20), name1 varchar(80), created_on date)");
      into.execute(
          "create table ar_item (kunnr varchar(20), billed_on date, due_on date, cleared_on date,"
              + " entered_on date, amount decimal(15, 2))");
      into.execute("insert into kunden values ('1', '甲', '2026-01-01')");
      into.execute(
          "insert into ar_item values ('1', '2026-08-01', '2026-08-31', '2026-11-02',"
              + " '2026-08-01', 600)");
      FactSource source =
          CommittedSources.of(
              CommittedPolicies.policy("nonferrous"), SqlFile.parse("example", example), pool);

      assertThat(source.check()).isEmpty();
      CustomerFacts facts = source.customer("1", DAY).orElseThrow();
      assertThat(value(facts, "receivables")).isEqualTo(new BigDecimal("600"));
      assertThat(value(facts, "max_overdue_days")).isEqualTo(new BigDecimal("61"));
      assertThat(value(facts, "on_time_pct")).isNull();

      into.execute(
          "create table so_header (vbeln varchar(20), kunnr varchar(20), entered_on date,"
              + " billed_on date, cancelled_on date, net_value decimal(15, 2),"
              + " deposit decimal(15, 2))");
      into.execute(
          "insert into so_header values ('A', '1', '2026-10-01', null, null, 700, 200),"
              + " ('B', '1', '2026-10-01', '2026-10-31', null, 900, null)");
      OrderSource listed = CommittedSources.orders(SqlFile.parse("orders", orders), pool);
      assertThat(listed.check()).isEmpty();
      assertThat(listed.of(List.of("1"), DAY).of("1"))
          .as("M2: an order that was invoiced is listed with 0")
          .hasEntrySatisfying("A", a -> assertThat(a.unpaid()).isEqualByComparingTo("500"))
          .hasEntrySatisfying("B", b -> assertThat(b.amount()).isEqualByComparingTo("0"));
    }
  }

  @Test
  void derivedFactsAreNoColumnsAndThoseOfThePopulationNeedNotBe() {
    try (HikariDataSource pool = erp()) {
      FactSource source =
          source(
              "steel",
              "c.code as customer, 1 as annual_tonnage, 1 as months_trading, 1 as"
                  + " purchase_months_12m, 1 as sales_12m, 0 as recv_not_due, 0 as recv_1_30, 0 as"
                  + " recv_31_60, 0 as recv_61_90, 0 as recv_91_120, 0 as recv_over_120, 0 as"
                  + " receivables",
              pool);

      assertThat(said(source.check()))
          .containsExactly(
              "erp.facts.sql: receivables is derived by the policy and not read from the"
                  + " database; found \"receivables\"; allowed: leave the column out");
    }
  }

  @Test
  void factsWithoutColumnThatThePolicyCanDoWithoutAreANotice() {
    try (HikariDataSource pool = erp()) {
      FactSource.Checked checked =
          source("nonferrous", "c.code as customer, " + NEEDED, pool).checked();

      assertThat(checked.problems()).isEmpty();
      assertThat(checked.absent())
          .extracting(Fact::name)
          .contains("contract_on_file", "mean_days_late")
          .doesNotContain("on_time_pct", "region");
    }
  }

  @Test
  void aQueryWithoutCustomerOrThatTheDatabaseRefusesIsAProblem() {
    try (HikariDataSource pool = erp()) {
      assertThat(said(source("nonferrous", NEEDED, pool).check()))
          .containsExactly(
              "erp.facts.sql: no column customer; allowed: one row per customer, its code in"
                  + " column customer");
      assertThat(said(source("nonferrous", "c.nonsense as customer, " + NEEDED, pool).check()))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line)
                      .startsWith("erp.facts.sql: the database rejects the query; found ")
                      .containsIgnoringCase("nonsense"));
      FactSource unchecked = source("nonferrous", "c.code as customer, 1 as nonsense", pool);
      assertThatThrownBy(() -> unchecked.customer("K1", DAY))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void valuesAreReadExactlyWhateverTheColumnKeepsThem() {
    try (HikariDataSource pool =
        erp("'K1', '2026-01-01', 12345678901.12345670, '是', '2030-06-30', null, true, null")) {
      FactSource source =
          source(
              "nonferrous",
              "c.code as customer, '1,234.50 元' as max_overdue_days, 95.50000 as on_time_pct,"
                  + " c.amount as purchases_12m, c.amount / 3 as avg_monthly_purchases, c.word as"
                  + " contract_on_file, c.flag as tax_registered, 1.000 as"
                  + " annual_inspection_passed, c.expiry as licence_valid_until, '2031/1/2' as"
                  + " safety_permit_valid_until, '零散用户' as customer_kind, null as growth_pct,"
                  + " '' as mean_days_late, '张三' as name",
              pool);
      assertThat(source.customer("K1", DAY).orElseThrow().problems())
          .singleElement()
          .satisfies(
              problem ->
                  assertThat(problem.where())
                      .isEqualTo("erp.facts.sql, customer K1, column max_overdue_days"));

      FactSource right =
          source(
              "nonferrous",
              "c.code as customer, ' 12 天' as max_overdue_days, 95.50000 as on_time_pct, c.amount"
                  + " as purchases_12m, 10 as avg_monthly_purchases, c.word as contract_on_file,"
                  + " c.flag as tax_registered, 1.000 as annual_inspection_passed, c.expiry as"
                  + " licence_valid_until, '2031/1/2' as safety_permit_valid_until, '零散用户' as"
                  + " customer_kind, null as growth_pct, '' as mean_days_late, '张三' as name",
              pool);
      CustomerFacts facts = right.customer("K1", DAY).orElseThrow();
      assertThat(value(facts, "customer")).isEqualTo("K1");
      assertThat(value(facts, "max_overdue_days")).isEqualTo(new BigDecimal("12"));
      assertThat(value(facts, "on_time_pct")).isEqualTo(new BigDecimal("95.5"));
      assertThat((BigDecimal) value(facts, "purchases_12m"))
          .isEqualByComparingTo("12345678901.1234567");
      assertThat(value(facts, "contract_on_file")).isEqualTo(true);
      assertThat(value(facts, "tax_registered")).isEqualTo(true);
      assertThat(value(facts, "annual_inspection_passed")).isEqualTo(true);
      assertThat(value(facts, "licence_valid_until")).isEqualTo(LocalDate.of(2030, 6, 30));
      assertThat(value(facts, "safety_permit_valid_until")).isEqualTo(LocalDate.of(2031, 1, 2));
      assertThat(value(facts, "customer_kind")).isEqualTo("sporadic");
      assertThat(value(facts, "growth_pct")).isNull();
      assertThat(value(facts, "mean_days_late")).isNull();
      assertThat(value(facts, "name")).isEqualTo("张三");
    }
  }

  @Test
  @Tag("R30")
  void aValueThatCannotBeUsedIsAFaultOfItsCustomerAlone() {
    try (HikariDataSource pool =
        erp(
            "'K1', '2026-01-01', 100, 'yes', null, null, null, null",
            "'K2', '2026-01-01', 100.000001, 'perhaps', null, null, null, null",
            "'K3', '2026-01-01', 0, 'no', null, null, null, null")) {
      FactSource source =
          source(
              "nonferrous",
              "c.code as customer, 0 as max_overdue_days, c.amount as on_time_pct, 100 as"
                  + " purchases_12m, 10 as avg_monthly_purchases, c.word as contract_on_file",
              pool);

      List<CustomerFacts> found = new ArrayList<>();
      source.all(DAY, found::add);

      assertThat(found).extracting(CustomerFacts::customer).containsExactly("K1", "K2", "K3");
      assertThat(found.get(1).facts()).isNull();
      assertThat(said(found.get(1).problems()))
          .containsExactly(
              "erp.facts.sql, customer K2, column on_time_pct: outside the allowed range; found"
                  + " \"100.00000100\"; allowed: 0 to 100 %",
              "erp.facts.sql, customer K2, column contract_on_file: neither yes nor no; found"
                  + " \"perhaps\"; allowed: yes, no, true, false, √, ×, 1, 0");
      assertThat(value(found.get(0), "on_time_pct")).isEqualTo(new BigDecimal("100"));
      assertThat(value(found.get(2), "contract_on_file")).isEqualTo(false);
    }
  }

  @Test
  void aCustomerInSeveralRowsIsAFaultAndSoIsARowWithoutCode() {
    try (HikariDataSource pool =
        erp(
            "'K2', '2026-01-01', 1, null, null, null, null, null",
            "'K1', '2026-01-01', 1, null, null, null, null, null",
            "null, '2026-01-01', 1, null, null, null, null, null",
            "'K1', '2026-01-01', 2, null, null, null, null, null",
            "'K1', '2026-01-01', 3, null, null, null, null, null")) {
      FactSource source = source("nonferrous", "c.code as customer, " + NEEDED, pool);

      List<CustomerFacts> found = new ArrayList<>();
      source.all(DAY, found::add);

      assertThat(found).extracting(CustomerFacts::customer).containsExactly("", "K1", "K2");
      assertThat(said(found.get(0).problems())).singleElement().asString().contains("without");
      assertThat(said(found.get(1).problems()))
          .containsExactly(
              "erp.facts.sql, customer K1, column customer: several rows for one customer;"
                  + " found \"K1\"; allowed: one row per customer");
      assertThat(found.get(2).problems()).isEmpty();
      assertThat(source.customer("K1", DAY).orElseThrow().facts()).isNull();
    }
  }

  @Test
  void codesComeInTheOrderOfJavaWhateverTheCollation() {
    try (HikariDataSource pool =
        erp(
            "'b', '2026-01-01', 1, null, null, null, null, null",
            "'K-10', '2026-01-01', 1, null, null, null, null, null",
            "'K1', '2026-01-01', 1, null, null, null, null, null",
            "'k1', '2026-01-01', 1, null, null, null, null, null",
            "'客户', '2026-01-01', 1, null, null, null, null, null",
            "'Z', '2026-01-01', 1, null, null, null, null, null")) {
      String code = database == TestDatabase.H2 ? "c.code" : "c.code collate utf8mb4_general_ci";
      FactSource source = source("nonferrous", code + " as customer, " + NEEDED, pool);

      List<String> found = new ArrayList<>();
      source.all(DAY, facts -> found.add(facts.customer()));

      assertThat(found).containsExactly("K-10", "K1", "Z", "b", "k1", "客户").isSorted();
      assertThat(source.customers(List.of("k1", "nobody", "客户"), DAY)).containsOnlyKeys("k1", "客户");
    }
  }

  @Test
  void aThousandCustomersAreAskedAtOnceAndNoMore() {
    String[] rows =
        IntStream.range(0, 1000)
            .mapToObj(i -> "'K" + i + "', '2026-01-01', 1, null, null, null, null, null")
            .toArray(String[]::new);
    try (HikariDataSource pool = erp(rows)) {
      FactSource source = source("nonferrous", "c.code as customer, " + NEEDED, pool);
      List<String> codes = IntStream.range(0, 1000).mapToObj(i -> "K" + i).toList();

      assertThat(source.customers(codes, DAY)).hasSize(1000);
      assertThat(source.customers(List.of(), DAY)).isEmpty();
      assertThatThrownBy(
              () -> source.customers(Collections.nCopies(FactSource.MOST + 1, "K1"), DAY))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void questionsAboutSomeSeeWhatTheCallersTransactionWroteAndThoseAboutAllDoNot() {
    try (HikariDataSource pool = erp()) {
      FactSource source = source("nonferrous", "c.code as customer, " + NEEDED, pool);
      new TransactionTemplate(new DataSourceTransactionManager(pool))
          .executeWithoutResult(
              within -> {
                new JdbcTemplate(pool)
                    .update("insert into erp (code, since) values ('K1', '2026-01-01')");
                List<CustomerFacts> all = new ArrayList<>();
                source.all(DAY, all::add);
                assertThat(all).isEmpty();
                assertThat(source.customer("K1", DAY)).isPresent();
              });
    }
  }
}
