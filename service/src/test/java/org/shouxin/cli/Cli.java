package org.shouxin.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.shouxin.Shouxin;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.terminal.Style;

/** Runs commands in this process, with the small policy on the shelf. */
final class Cli {

  /** What a command did. */
  record Result(int code, String out, String err) {}

  static final String HEADINGS =
      "customer,name,on_time_pct,debt_ratio_pct,years_established,"
          + "max_overdue_days,avg_monthly_purchases,contract_on_file,licence_valid_until";
  static final String GOOD = ",99,40,10,0,100000,yes,2030-01-01";

  private final Path home;

  Cli(Path home) throws IOException {
    this.home = home;
    CommittedPolicies.keep(CommittedPolicies.SMALL);
    Files.copy(CommittedPolicies.SMALL, home.resolve("small.policy.txt"));
  }

  Path policy() {
    return home.resolve("small.policy.txt");
  }

  Path home() {
    return home;
  }

  Path out() {
    return home.resolve("out");
  }

  /** Writes a customer file. */
  Path file(String text) throws IOException {
    return Files.writeString(home.resolve("customers.csv"), text);
  }

  Result run(String... args) {
    return run(home, args);
  }

  /** Runs a command with the policies of a folder. */
  static Result run(Path home, String... args) {
    CommittedPolicies.names().stream()
        .filter(name -> Files.exists(home.resolve(PolicyShelf.FOLDER).resolve(name)))
        .map(CommittedPolicies::workbook)
        .forEach(CommittedPolicies::keep);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Style.NONE,
            Style.NONE,
            false,
            home);
    int code = Shouxin.run(console, args);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Grades a file in English, as of 2026-10-31. */
  Result grade(Path file, String... more) {
    return run(
        Stream.concat(
                Stream.of(
                    "grade",
                    file.toString(),
                    "--out",
                    out().toString(),
                    "--policy",
                    policy().toString(),
                    "--as-of",
                    "2026-10-31",
                    "--lang",
                    "en"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /** Grades a file of these rows under the usual headings. */
  Result gradeRows(String... rows) throws IOException {
    return grade(file(HEADINGS + "\n" + String.join("\n", rows) + "\n"));
  }

  /** Lines of an output file, its heading left out. */
  List<String> lines(String name) throws IOException {
    String text = Files.readString(out().resolve(name));
    return text.lines().skip(1).toList();
  }
}
