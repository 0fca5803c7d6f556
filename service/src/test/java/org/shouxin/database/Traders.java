package org.shouxin.database;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Customers of the nonferrous business with a year of invoices and receipts, for runs. */
public final class Traders {

  /** The day they are graded as of. */
  public static final LocalDate AS_OF = LocalDate.of(2026, 10, 31);

  private static final int MONTHS = 6;

  private Traders() {}

  /** Adds customers {@code T000001} and on. */
  public static void add(DataSource database, int customers) {
    JdbcTemplate template = new JdbcTemplate(database);
    List<Object[]> codes = new ArrayList<>();
    List<Object[]> profiles = new ArrayList<>();
    List<Object[]> invoices = new ArrayList<>();
    List<Object[]> receipts = new ArrayList<>();
    List<Object[]> allocations = new ArrayList<>();
    Random dice = new Random(1);
    LocalDate first = AS_OF.minusYears(2);
    for (int i = 1; i <= customers; i++) {
      String code = code(i);
      codes.add(new Object[] {code, first, first});
      profiles.add(new Object[] {code, first, "客户" + i, "nonferrous", "recognised", "regular"});
      for (int month = 0; month < MONTHS; month++) {
        String number = code + "-" + month;
        LocalDate issued = AS_OF.minusMonths(month + 1L);
        LocalDate due = issued.plusDays(30);
        LocalDate paid = due.plusDays(dice.nextInt(60) - 30);
        int amount = 1000 * (1 + dice.nextInt(900));
        invoices.add(new Object[] {number, code, issued, due, amount, issued});
        receipts.add(new Object[] {number, code, paid, paid, amount});
        allocations.add(new Object[] {number, number, amount, paid});
      }
      if (codes.size() == 500 || i == customers) {
        insert(template, "customer (code, first_dealt_on, recorded_on)", codes);
        insert(
            template,
            "customer_profile (customer, valid_from, name, business_line, customer_stage, kind)",
            profiles);
        insert(
            template,
            "invoice (number, customer, issued_on, due_on, amount, recorded_on)",
            invoices);
        insert(template, "receipt (number, customer, received_on, booked_on, amount)", receipts);
        insert(template, "allocation (receipt, invoice, amount, allocated_on)", allocations);
      }
    }
  }

  /** The code of one of them, from 1. */
  public static String code(int number) {
    return String.format("T%06d", number);
  }

  private static void insert(JdbcTemplate template, String into, List<Object[]> rows) {
    String marks = "?" + ", ?".repeat(rows.get(0).length - 1);
    template.batchUpdate("insert into " + into + " values (" + marks + ")", rows);
    rows.clear();
  }
}
