package org.shouxin.factsources;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.facts.Facts;

/**
 * A ledger of others, whose facts others worked out: {@code -Dshouxin.data.shared=FOLDER}, where
 * {@code ibm_accounts_receivable.csv} and {@code customers_2012-12-31.csv} stand. The data are not
 * ours to publish.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@EnabledIfSystemProperty(named = "shouxin.data.shared", matches = ".+")
class SharedLedgerTest {

  private static final LocalDate DAY = LocalDate.of(2012, 12, 31);
  private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("M/d/yyyy");
  private static final List<String> ONE_PLACE = List.of("growth_pct", "overdue_pct");
  private static final List<String> FACTS =
      List.of(
          "months_trading",
          "invoices",
          "purchases_12m",
          "growth_pct",
          "on_time_pct",
          "mean_days_late",
          "max_days_late",
          "late_receipts_12m",
          "receivables",
          "overdue_amount",
          "overdue_pct",
          "max_overdue_days",
          "disputed_pct");

  private final TestDatabase database;

  SharedLedgerTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void factsAreThoseThatOthersFound() throws IOException {
    Path folder = Path.of(System.getProperty("shouxin.data.shared", ""));
    try (HikariDataSource pool = database.migrated()) {
      books(rows(folder.resolve("ibm_accounts_receivable.csv"))).write(pool);
      FactSource source = CommittedSources.of("nonferrous", pool);
      List<String> differences = new ArrayList<>();
      int compared = 0;
      for (Map<String, String> row : rows(folder.resolve("customers_2012-12-31.csv"))) {
        String code = row.getOrDefault("customer", "");
        Facts facts = source.customer(code, DAY).orElseThrow().facts();
        if (facts == null) {
          throw new AssertionError(code);
        }
        for (String name : FACTS) {
          Object found = facts.value(facts.dictionary().fact(name));
          String wanted = row.getOrDefault(name, "");
          if (!same(name, found, wanted)) {
            differences.add(code + " " + name + " " + found + " " + wanted);
          }
          compared++;
        }
      }
      assertThat(differences).isEmpty();
      assertThat(compared).isGreaterThan(1_000);
    }
  }

  /** As near as the places that the file gives allow. */
  private static boolean same(String name, @Nullable Object found, String wanted) {
    if (found == null || wanted.isEmpty()) {
      return found == null && wanted.isEmpty();
    }
    BigDecimal near = new BigDecimal(ONE_PLACE.contains(name) ? "0.05" : "0.005");
    return ((BigDecimal) found).subtract(new BigDecimal(wanted)).abs().compareTo(near) <= 0;
  }

  private static Books books(List<Map<String, String>> rows) {
    Books books = new Books();
    for (Map<String, String> row : rows) {
      String customer = row.getOrDefault("customerID", "");
      if (books.customers.stream().noneMatch(known -> known.code().equals(customer))) {
        books.customers.add(new Books.Customer(customer, null, LocalDate.of(2011, 1, 1)));
      }
      LocalDate issued = day(row, "InvoiceDate");
      LocalDate settled = day(row, "SettledDate");
      BigDecimal amount = new BigDecimal(row.getOrDefault("InvoiceAmount", ""));
      String number = row.getOrDefault("invoiceNumber", "");
      LocalDate disputed = "Yes".equals(row.get("Disputed")) ? issued : null;
      books.invoices.put(
          number,
          new Books.Invoice(
              number,
              customer,
              issued,
              day(row, "DueDate"),
              amount,
              "CNY",
              disputed,
              null,
              issued));
      books.receipts.put(
          number, new Books.Receipt(number, customer, settled, settled, amount, "CNY", null));
      books.allocations.add(new Books.Allocation(number, number, amount, settled));
    }
    return books;
  }

  private static LocalDate day(Map<String, String> row, String column) {
    return LocalDate.parse(row.getOrDefault(column, ""), AMERICAN);
  }

  private static List<Map<String, String>> rows(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    String[] headings = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < headings.length; i++) {
        row.put(headings[i].strip(), cells[i].strip());
      }
      rows.add(row);
    }
    return rows;
  }
}
