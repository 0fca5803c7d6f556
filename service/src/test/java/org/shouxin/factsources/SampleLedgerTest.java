package org.shouxin.factsources;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.samples.Ledger;
import org.springframework.jdbc.core.JdbcTemplate;

/** The sample ledger, which fills every table, gives facts that each line's policy can use. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SampleLedgerTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final Map<String, String> POLICY_OF =
      Map.of(
          "nonferrous", "nonferrous",
          "direct-supply", "direct-supply",
          "group", "credit-file",
          "development", "development",
          "steel", "steel");

  private final TestDatabase database;

  SampleLedgerTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void everyCustomersFactsCanBeUsedByItsPolicy(@TempDir Path folder) throws IOException {
    Ledger.write(folder, 300, 1, DAY);
    try (HikariDataSource pool = database.migrated()) {
      JdbcTemplate into = new JdbcTemplate(pool);
      for (String table : Ledger.tables()) {
        load(into, table, Files.readAllLines(folder.resolve(table + ".csv")));
      }
      for (Map.Entry<String, String> line : POLICY_OF.entrySet()) {
        List<String> codes =
            into.queryForList(
                "select distinct customer from customer_profile where business_line = ?",
                String.class,
                line.getKey());
        Map<String, CustomerFacts> facts =
            CommittedSources.of(line.getValue(), pool).customers(codes, DAY);
        assertThat(facts).as(line.getKey()).hasSameSizeAs(codes).hasSizeGreaterThan(20);
        assertThat(facts.values().stream().flatMap(each -> each.problems().stream()))
            .as(line.getValue())
            .isEmpty();
      }
    }
  }

  private static void load(JdbcTemplate into, String table, List<String> lines) {
    String headings = lines.get(0).replace("\uFEFF", "");
    int columns = headings.split(",", -1).length;
    String marks = String.join(", ", Collections.nCopies(columns, "?"));
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      rows.add(
          Arrays.stream(line.split(",", -1))
              .map(cell -> table.equals("recorded_fact") ? cell : value(cell))
              .toArray());
    }
    into.batchUpdate("insert into " + table + " (" + headings + ") values (" + marks + ")", rows);
  }

  private static @Nullable Object value(String cell) {
    return switch (cell) {
      case "" -> null;
      case "yes" -> Boolean.TRUE;
      case "no" -> Boolean.FALSE;
      default -> cell;
    };
  }
}
