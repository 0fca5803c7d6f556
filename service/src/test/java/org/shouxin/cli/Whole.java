package org.shouxin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Customers and orders of the policy that has rows in every sheet. */
final class Whole {

  static final String POLICY = "../rules/src/test/resources/org/shouxin/policy/whole.policy.txt";

  static final String CUSTOMERS =
      """
      customer,name,purchases,purchases_currency,trading_months,disputes,on_time_pct,papers,\
      satisfaction,site_visited,previous_grade,late_months,malicious,overdue_days,rise_amount,\
      rise_until
      C001,甲公司,1440000,CNY,24,0,95,齐全,8,yes,B,0,no,0,50000,2026-12-31
      C002,乙公司,200000,USD,24,2,80,齐全,8,no,,2,no,40,0,
      C003,丙公司,1440000,CNY,2,0,95,齐全,8,no,,0,no,0,0,
      C004,丁公司,50000,CNY,30,1,50,,2,,A,0,yes,400,0,
      C005,戊公司,50000,EUR,30,1,50,齐全,2,yes,A,3,no,200,0,
      C006,己公司,50000,EUR,30,1,50,齐全,2,yes,A,3,no,200,0,
      C007,庚公司,,CNY,12,1,50,齐全,2,yes,A,3,no,200,0,
      """;

  private Whole() {}

  static Path customers(Path folder) throws IOException {
    return Files.writeString(folder.resolve("customers.csv"), CUSTOMERS);
  }

  /** A call with the policy, the day and English, and what else is asked. */
  static String[] call(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    for (String more : List.of("--policy", POLICY, "--as-of", "2026-10-31")) {
      all.add(more);
    }
    if (!all.contains("--lang")) {
      all.addAll(List.of("--lang", "en"));
    }
    return all.toArray(String[]::new);
  }
}
