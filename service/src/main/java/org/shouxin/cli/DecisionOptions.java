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

  @Option(
      names = "--policy",
      paramLabel = "WORKBOOK|NAME",
      description = {
        "Policy workbook, or name of a policy under decision-tables, for all customers (default:"
            + " for each the one that decision-tables/routing names).",
        "政策工作簿或政策代号，用于全部客户；默认按路由工作簿逐个客户确定。"
      })
  @Nullable String policy;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = DayConverter.class,
      description = {"As-of date, for example 2026-10-31 (default today).", "评级基准日，默认今天。"})
  @Nullable LocalDate asOf;

  /** The given day, or today. */
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
    return new CustomerFileOpener(new PolicyShelf(home)).open(file, policy, day());
  }
}
