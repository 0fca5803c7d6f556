package org.shouxin.factsources;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.policies.CommittedPolicies;

/**
 * Measures how long facts of many customers take, on a made-up ledger: {@code LargeLedger
 * H2|MARIADB CUSTOMERS INVOICES_EACH [POLICY ...]}. Not a test; its figures stand in the notes of
 * the release.
 */
final class LargeLedger {

  private static final LocalDate THROUGH = LocalDate.of(2026, 10, 31);
  private static final int BATCH = 5_000;
  private static final int MEGABYTE = 1 << 20;

  private LargeLedger() {}

  /** Fills a fresh database and reads the facts of each policy. */
  public static void main(String[] arguments) throws Exception {
    TestDatabase database = TestDatabase.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    int customers = Integer.parseInt(arguments[1]);
    int invoices = Integer.parseInt(arguments[2]);
    try (var pool = database.migrated()) {
      long start = System.nanoTime();
      try (Connection connection = pool.getConnection()) {
        connection.setAutoCommit(false);
        load(connection, customers, invoices);
      }
      say(
          "loaded " + customers + " customers, " + (long) customers * invoices + " invoices",
          start);
      for (String policy : CommittedPolicies.names()) {
        measure(policy, pool, customers);
      }
    }
    System.exit(0);
  }

  private static void measure(String policy, DataSource pool, int customers) {
    FactSource source = CommittedSources.of(policy, pool);
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      for (int k = 0; k < 50; k++) {
        source.customer(code(1 + (i * 50 + k) * 7 % customers), THROUGH);
      }
      System.out.printf("%s: a customer %.2f ms%n", policy, (System.nanoTime() - start) / 5e7);
    }
    long start = System.nanoTime();
    long[] count = new long[2];
    long[] first = new long[1];
    source.all(
        THROUGH,
        each -> {
          count[0]++;
          first[0] = first[0] == 0 ? System.nanoTime() : first[0];
          if (each.facts() == null && count[1]++ == 0) {
            System.out.println(each.problems());
          }
        });
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "%s: %d customers, %d faults, first row after %d ms, heap in use %d MB%n",
        policy,
        count[0],
        count[1],
        TimeUnit.NANOSECONDS.toMillis(first[0] - start),
        (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE);
    say(policy + ": all", start);
  }

  private static void say(String what, long start) {
    System.out.printf(
        "%s in %d ms%n", what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  private static String code(int number) {
    return String.format(Locale.ROOT, "KH%06d", number);
  }

  private static void load(Connection connection, int customers, int invoices) throws SQLException {
    try (PreparedStatement customer =
            connection.prepareStatement(
                "insert into customer (code, first_dealt_on, recorded_on) values (?, ?, ?)");
        PreparedStatement profile =
            connection.prepareStatement(
                "insert into customer_profile (customer, valid_from, name) values (?, ?, ?)");
        PreparedStatement invoice =
            connection.prepareStatement(
                "insert into invoice (number, customer, issued_on, due_on, amount, recorded_on)"
                    + " values (?, ?, ?, ?, ?, ?)");
        PreparedStatement receipt =
            connection.prepareStatement(
                "insert into receipt (number, customer, received_on, booked_on, amount)"
                    + " values (?, ?, ?, ?, ?)");
        PreparedStatement allocation =
            connection.prepareStatement(
                "insert into allocation (receipt, invoice, amount, allocated_on)"
                    + " values (?, ?, ?, ?)")) {
      PreparedStatement[] all = {customer, profile, invoice, receipt, allocation};
      for (int c = 1; c <= customers; c++) {
        LocalDate first = THROUGH.minusDays(400 + c % 300);
        add(customer, code(c), first, first);
        add(profile, code(c), first, "公司" + c);
        for (int i = 0; i < invoices; i++) {
          LocalDate issued = first.plusDays((long) (400 + c % 300) * i / invoices);
          LocalDate due = issued.plusDays(30);
          // invoices of all customers come day by day, so that numbers do not follow customers
          String number = String.format(Locale.ROOT, "%04d-%06d", i, c);
          long amount = 10_000 + (c * 31L + i * 17L) % 90_000;
          add(invoice, "F" + number, code(c), issued, due, amount, issued);
          LocalDate paid = due.plusDays((c * 7 + i * 13) % 40 - 25);
          if (!paid.isAfter(THROUGH)) {
            add(receipt, "S" + number, code(c), paid, paid, amount);
            add(allocation, "S" + number, "F" + number, amount, paid);
          }
        }
        if (c % (BATCH / invoices) == 0) {
          flush(all);
        }
      }
      flush(all);
      connection.commit();
    }
  }

  private static void flush(PreparedStatement[] all) throws SQLException {
    for (PreparedStatement each : all) {
      each.executeBatch();
    }
    all[0].getConnection().commit();
  }

  private static void add(PreparedStatement into, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      into.setObject(i + 1, values[i] instanceof LocalDate day ? Date.valueOf(day) : values[i]);
    }
    into.addBatch();
  }
}
