package org.shouxin.factsources;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.orderfiles.TakenUp;
import org.shouxin.policies.CommittedPolicies;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Facts by SQL are the facts that a reference finds in the same rows. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LedgerFactsTest {

  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2026, 10, 31),
          LocalDate.of(2026, 2, 28),
          LocalDate.of(2024, 2, 29),
          LocalDate.of(2025, 8, 31),
          LocalDate.of(2026, 6, 15),
          LocalDate.of(2026, 7, 1));
  private static final List<String> LEDGER_POLICIES =
      List.of("nonferrous", "direct-supply", "credit-file", "steel");

  /** Six in the nightly profile. */
  private static final int LEDGERS = Integer.getInteger("shouxin.cases", 400) > 400 ? 6 : 2;

  private final TestDatabase database;

  LedgerFactsTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  @Tag("R30")
  void factsOfRandomLedgersAreThoseOfTheReference() {
    try (HikariDataSource pool = database.migrated()) {
      List<Books> all = new ArrayList<>();
      for (long seed = 1; seed <= LEDGERS; seed++) {
        Books books = RandomBooks.of(seed, DAYS, 60);
        books.write(pool);
        all.add(books);
      }
      int compared = 0;
      for (String policy : LEDGER_POLICIES) {
        FactSource source = CommittedSources.of(policy, pool);
        for (LocalDate asOf : DAYS) {
          Map<String, CustomerFacts> found = new TreeMap<>();
          source.all(asOf, facts -> found.put(facts.customer(), facts));
          for (Books books : all) {
            compared += compare(policy, books, asOf, found);
          }
        }
      }
      assertThat(compared).as("customers compared").isGreaterThan(1_000 * LEDGERS);
    }
  }

  @Test
  @Tag("R27")
  void theErpsOrdersOfRandomLedgersAreThoseOfTheReference() throws Exception {
    try (HikariDataSource pool = database.migrated()) {
      Books books = RandomBooks.of(8, DAYS, 80);
      books.write(pool);
      int paid = 0;
      for (String policy : List.of("nonferrous", "steel", "direct-supply", "credit-file")) {
        OrderSource source = CommittedSources.orders(policy, pool);
        for (LocalDate asOf : DAYS) {
          List<String> codes = books.customers.stream().map(Books.Customer::code).toList();
          OrderSource.Listed listed = source.of(codes, asOf);
          for (String code : codes) {
            Map<String, TakenUp> expected = new LedgerReference(books, code, asOf).orders();
            assertThat(shown(listed.of(code))).as(code + " " + asOf).isEqualTo(shown(expected));
            paid += (int) expected.values().stream().filter(o -> o.paid().signum() > 0).count();
          }
        }
      }
      assertThat(paid).as("orders of which something is paid").isGreaterThan(100);
    }
  }

  private static Map<String, String> shown(Map<String, TakenUp> orders) {
    Map<String, String> shown = new TreeMap<>();
    orders.forEach(
        (number, order) -> shown.put(number, shown(order.amount()) + " " + shown(order.paid())));
    return shown;
  }

  private static int compare(
      String policy, Books books, LocalDate asOf, Map<String, CustomerFacts> found) {
    int compared = 0;
    for (Books.Customer customer : books.customers) {
      CustomerFacts facts = found.get(customer.code());
      if (customer.recorded().isAfter(asOf)) {
        assertThat(facts).isNull();
        continue;
      }
      if (facts == null) {
        throw new AssertionError(policy + " does not know " + customer.code() + " on " + asOf);
      }
      assertThat(facts.problems()).isEmpty();
      Map<String, @Nullable Object> expected =
          new LedgerReference(books, customer.code(), asOf).facts(policy);
      assertThat(values(facts.facts(), expected))
          .as(policy + " " + customer.code() + " " + asOf)
          .isEqualTo(plain(expected));
      compared++;
    }
    return compared;
  }

  private static Map<String, String> values(@Nullable Facts facts, Map<String, ?> asked) {
    if (facts == null) {
      throw new AssertionError("no facts");
    }
    Map<String, String> values = new TreeMap<>();
    for (String name : asked.keySet()) {
      Fact fact = facts.dictionary().fact(name);
      values.put(name, shown(facts.value(fact)));
    }
    return values;
  }

  private static Map<String, String> plain(Map<String, @Nullable Object> expected) {
    Map<String, String> values = new TreeMap<>();
    expected.forEach((name, value) -> values.put(name, shown(value)));
    return values;
  }

  private static String shown(@Nullable Object value) {
    return value instanceof BigDecimal number
        ? Codes.plain(number).toPlainString()
        : String.valueOf(value);
  }

  @Test
  @Tag("R30")
  void aReceiptBookedLaterIsNotSeen() {
    try (HikariDataSource pool = database.migrated()) {
      new Books()
          .customer("K1", LocalDate.of(2026, 1, 1))
          .invoice("F1", "K1", "2026-08-01", "2026-08-31", "1000.00")
          .paid("F1", "1000.00", "2026-09-05", "2026-10-31")
          .write(pool);
      FactSource source = CommittedSources.of("nonferrous", pool);

      Facts before = known(source, "2026-10-30");
      assertThat(before.value(fact(before, "receivables"))).isEqualTo(new BigDecimal("1000"));
      assertThat(before.value(fact(before, "max_overdue_days"))).isEqualTo(new BigDecimal("60"));
      assertThat(before.value(fact(before, "on_time_pct"))).isNull();

      Facts after = known(source, "2026-10-31");
      assertThat(after.value(fact(after, "receivables"))).isEqualTo(new BigDecimal("0"));
      assertThat(after.value(fact(after, "max_overdue_days"))).isEqualTo(new BigDecimal("0"));
      assertThat(after.value(fact(after, "mean_days_late"))).isEqualTo(new BigDecimal("5"));
    }
  }

  /** M4: a paid invoice is credited in part, then whole, another is cancelled; an allowance. */
  @Test
  @Tag("R30")
  void aCreditNoteReducesItsInvoiceAndWhatWasPaidForItFallsBackOnAccount() {
    try (HikariDataSource pool = database.migrated()) {
      Books books =
          new Books()
              .customer("K1", LocalDate.of(2026, 1, 1))
              .invoice("F1", "K1", "2026-08-01", "2026-08-31", "1000.00")
              .paid("F1", "1000.00", "2026-08-20", "2026-08-20")
              .invoice("F2", "K1", "2026-08-01", "2026-08-31", "500.00")
              .credited("F1", "300.00", "2026-09-10")
              .credited("F2", "0.01", "2026-09-10")
              .credited("F1", "700.00", "2026-10-10");
      books.creditNotes.add(
          new Books.CreditNote(
              "N-K1",
              "K1",
              null,
              LocalDate.of(2026, 10, 20),
              new BigDecimal("50"),
              "CNY",
              null,
              LocalDate.of(2026, 10, 20)));
      books.write(pool);
      for (String policy : LEDGER_POLICIES) {
        FactSource source = CommittedSources.of(policy, pool);
        assertThat(account(source, "2026-09-09")).as(policy).isEqualTo("500 0");
        assertThat(account(source, "2026-09-10")).as(policy).isEqualTo("499.99 300");
        assertThat(account(source, "2026-10-09")).as(policy).isEqualTo("499.99 300");
        assertThat(account(source, "2026-10-10")).as(policy).isEqualTo("499.99 1000");
        assertThat(account(source, "2026-10-20")).as(policy).isEqualTo("499.99 1050");
      }
      FactSource source = CommittedSources.of("nonferrous", pool);
      Facts whole = known(source, "2026-10-20");
      assertThat(whole.value(fact(whole, "purchases_12m"))).isEqualTo(new BigDecimal("449.99"));
      assertThat(whole.value(fact(whole, "invoices"))).as("one is gone").isEqualTo(BigDecimal.ONE);
    }
  }

  /** M9: whichever member it is recorded for; the latest. */
  @Test
  @Tag("R19")
  void theLimitOfAGroupHoldsForEveryMember() {
    try (HikariDataSource pool = database.migrated()) {
      new Books()
          .customer("K1", LocalDate.of(2026, 1, 1))
          .customer("K2", LocalDate.of(2026, 1, 1))
          .customer("K3", LocalDate.of(2026, 1, 1))
          .write(pool);
      JdbcClient rows = JdbcClient.create(pool);
      for (String member : List.of("K1", "K2")) {
        rows.sql("update customer_profile set group_code = 'G' where customer = ?")
            .param(member)
            .update();
      }
      String recorded =
          "insert into recorded_fact (customer, fact, known_on, content)"
              + " values (?, 'group_limit', ?, ?)";
      rows.sql(recorded).params("K2", "2026-02-01", "700000").update();
      rows.sql(recorded).params("K3", "2026-02-01", "900000").update();
      rows.sql(recorded).params("K1", "2026-03-01", "500000").update();
      FactSource source = CommittedSources.of("credit-file", pool);
      assertThat(groupLimit(source, "K1", "2026-02-28")).isEqualTo("700000");
      assertThat(groupLimit(source, "K2", "2026-03-01")).isEqualTo("500000");
      assertThat(groupLimit(source, "K3", "2026-03-01")).as("on its own").isEqualTo("900000");
    }
  }

  private static String groupLimit(FactSource source, String customer, String asOf) {
    Facts facts = source.customer(customer, LocalDate.parse(asOf)).orElseThrow().facts();
    return facts == null ? "" : shown(facts.value(fact(facts, "group_limit")));
  }

  /** Receivables and receipts on account. */
  private static String account(FactSource source, String asOf) {
    Facts facts = known(source, asOf);
    BigDecimal owed = BigDecimal.ZERO;
    for (Fact fact : facts.dictionary().facts()) {
      boolean part = fact.name().equals("receivables") || fact.name().startsWith("recv_");
      if (part && !fact.derived() && facts.value(fact) instanceof BigDecimal amount) {
        owed = owed.add(amount);
      }
    }
    return shown(owed) + " " + shown(facts.value(fact(facts, "receipts_on_account")));
  }

  private static Facts known(FactSource source, String asOf) {
    Facts facts = source.customer("K1", LocalDate.parse(asOf)).orElseThrow().facts();
    if (facts == null) {
      throw new AssertionError("no facts");
    }
    return facts;
  }

  private static Fact fact(Facts facts, String name) {
    return facts.dictionary().fact(name);
  }

  @Test
  void oneCustomerABatchAndAllGiveTheSame() {
    try (HikariDataSource pool = database.migrated()) {
      Books books = RandomBooks.of(7, DAYS, 130);
      books.write(pool);
      for (String policy : CommittedPolicies.names()) {
        FactSource source = CommittedSources.of(policy, pool);
        Map<String, String> all = new TreeMap<>();
        List<String> order = new ArrayList<>();
        source.all(
            DAYS.get(0),
            facts -> {
              order.add(facts.customer());
              all.put(facts.customer(), shown(facts));
            });
        assertThat(order).as("ascending").isSorted().hasSizeGreaterThan(100);
        Map<String, String> batch = new TreeMap<>();
        source
            .customers(order, DAYS.get(0))
            .forEach((code, facts) -> batch.put(code, shown(facts)));
        assertThat(batch).isEqualTo(all);
        for (String code : order.subList(0, 20)) {
          assertThat(shown(source.customer(code, DAYS.get(0)).orElseThrow()))
              .isEqualTo(all.get(code));
        }
      }
    }
  }

  private static String shown(CustomerFacts customer) {
    Facts facts = customer.facts();
    if (facts == null) {
      return customer.problems().toString();
    }
    StringBuilder shown = new StringBuilder();
    for (Fact fact : facts.dictionary().facts()) {
      shown.append(fact.name()).append('=').append(facts.value(fact)).append('\n');
    }
    return shown.toString();
  }
}
