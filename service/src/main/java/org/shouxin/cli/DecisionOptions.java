package org.shouxin.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.database.BusinessClock;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.problem.RefusedException;
import picocli.CommandLine.Option;

/** Options of the commands that decide: policy and as-of date. */
final class DecisionOptions {

  @Option(names = "--policy", paramLabel = "WORKBOOK|NAME")
  @Nullable String policy;

  @Option(names = "--as-of", paramLabel = "DATE", converter = DayConverter.class)
  @Nullable LocalDate asOf;

  @Option(names = "--code-from-line")
  boolean codeFromLine;

  LocalDate day() {
    return asOf == null ? BusinessClock.ofCommand().today() : asOf;
  }

  /**
   * Opens a customer file for the given policy, or for those that its rows are routed to.
   *
   * @throws RefusedException if the file or a workbook cannot be used, or the policy cannot be
   *     determined
   */
  RoutedFile open(Path file, Path home) throws RefusedException {
    return new CustomerFileOpener(new PolicyShelf(home)).open(file, policy, day(), codeFromLine);
  }
}
