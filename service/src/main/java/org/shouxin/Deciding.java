package org.shouxin;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PolicyCompiler;
import org.shouxin.problem.RefusedException;
import picocli.CommandLine.Option;

/** Options of the commands that decide: by which policy, on which day. */
final class Deciding {

  @Option(
      names = "--policy",
      paramLabel = "WORKBOOK|NAME",
      description = {
        "Policy workbook, or name of a policy under decision-tables (default nonferrous).",
        "政策工作簿或政策代号。"
      })
  @Nullable String policy;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = DayConverter.class,
      description = {"Day to decide on, 2026-10-31 (default today).", "评级基准日，默认今天。"})
  @Nullable LocalDate asOf;

  /** The day asked for, or today. */
  LocalDate day() {
    return asOf == null ? LocalDate.now(Clock.systemDefaultZone()) : asOf;
  }

  /**
   * Finds and compiles the policy.
   *
   * @throws RefusedException with every problem that the workbook has
   */
  Policy compile(Path home) throws RefusedException {
    return PolicyCompiler.compile(new PolicyShelf(home).find(policy));
  }
}
