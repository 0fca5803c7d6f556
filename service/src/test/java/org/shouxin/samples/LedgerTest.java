package org.shouxin.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample ledger is the same for ever. */
class LedgerTest {

  private static final LocalDate THROUGH = LocalDate.of(2026, 10, 31);

  @TempDir private Path folder = Path.of("");

  @Test
  void theSameArgumentsGiveTheSameBytes() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Ledger.write(one, 20, 3, THROUGH);
    Ledger.write(two, 20, 3, THROUGH);
    for (String table : Ledger.tables()) {
      assertThat(two.resolve(table + ".csv")).hasSameBinaryContentAs(one.resolve(table + ".csv"));
    }
  }

  @Test
  void aCustomerIsTheSameHoweverManyAreAskedFor() throws IOException {
    Ledger.write(folder.resolve("few"), 10, 3, THROUGH);
    Ledger.write(folder.resolve("many"), 30, 3, THROUGH);
    for (String table : Ledger.tables()) {
      List<String> few = Files.readAllLines(folder.resolve("few").resolve(table + ".csv"));
      assertThat(Files.readAllLines(folder.resolve("many").resolve(table + ".csv")))
          .as(table)
          .startsWith(few.toArray(String[]::new));
    }
  }

  @Test
  void theCommittedLedgerComesOfThePrintedCommand() throws IOException {
    Ledger.write(folder, 200, 6, THROUGH);
    for (String table : Ledger.tables()) {
      assertThat(folder.resolve(table + ".csv"))
          .hasSameBinaryContentAs(Path.of("../samples/ledger").resolve(table + ".csv"));
    }
  }

  @Test
  void nothingIsBookedAfterTheLastDay() throws IOException {
    Ledger.write(folder, 50, 3, THROUGH);
    for (String table : List.of("receipt", "invoice", "purchase", "allocation", "incident")) {
      List<String> lines = Files.readAllLines(folder.resolve(table + ".csv"));
      int day =
          List.of(lines.get(0).replace("\ufeff", "").split(","))
              .indexOf(
                  switch (table) {
                    case "receipt" -> "booked_on";
                    case "allocation" -> "allocated_on";
                    case "incident" -> "reported_on";
                    default -> "recorded_on";
                  });
      assertThat(lines.stream().skip(1).map(line -> line.split(",", -1)[day]))
          .allMatch(written -> !LocalDate.parse(written).isAfter(THROUGH), "known by then");
    }
  }
}
