package org.shouxin.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.RefusedException;
import org.shouxin.trials.PolicyTrial;
import org.shouxin.trials.RoutingReport;
import org.shouxin.trials.RoutingTrial;
import org.shouxin.trials.TrialReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shouxin test}. */
@Command(
    name = "test",
    description = {
      "Test policies on their cases and samples; report differences, and rows and thresholds not"
          + " covered.",
      "用用例和样例检验政策：不符之处，以及没有检验到的行和界限。"
    },
    footer = {
      "",
      "Exit codes: 0 all agree and everything is covered, 3 otherwise, 2 nothing done because of"
          + " the"
          + " input",
      "or the call, 1 an internal error."
    })
public final class TestCommand extends ConsoleCommand {

  @Parameters(
      arity = "0..*",
      paramLabel = "POLICY",
      description = {
        "Workbook, or name of a policy under decision-tables (default: all of them, and the"
            + " routing).",
        "工作簿或政策代号，默认全部，包括路由。"
      })
  private List<String> policies = new ArrayList<>();

  @Option(
      names = "--samples",
      paramLabel = "DIR",
      description = {"Folder of samples (default: samples).", "样例文件夹。"})
  private @Nullable Path samples;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = DayConverter.class,
      defaultValue = "2026-10-31",
      description = {
        "As-of date for samples without a column as_of (default ${DEFAULT-VALUE}).",
        "样例的基准日；结果文件的 as_of 列优先。"
      })
  private LocalDate asOf = LocalDate.EPOCH;

  public TestCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    PolicyShelf shelf = new PolicyShelf(console.home());
    List<String> asked = policies.isEmpty() ? List.copyOf(shelf.policies().keySet()) : policies;
    Path folder = samples == null ? console.home().resolve("samples") : samples;
    TrialNotes notes = new TrialNotes(console, common.language);
    int exit = ExitCode.DONE;
    for (String name : asked) {
      exit = Math.max(exit, test(shelf, name, folder, notes));
    }
    return policies.isEmpty() ? Math.max(exit, routing(shelf, folder, notes)) : exit;
  }

  private int routing(PolicyShelf shelf, Path folder, TrialNotes notes) {
    Path workbook = shelf.routing().orElse(null);
    if (workbook == null) {
      return ExitCode.DONE;
    }
    try {
      RoutingReport report = RoutingTrial.run(workbook, shelf.policies().keySet(), folder, asOf);
      notes.print(report);
      return report.good() ? ExitCode.DONE : ExitCode.FAILED_ROWS;
    } catch (RefusedException refused) {
      console.problems(refused, common.language);
      return ExitCode.REFUSED;
    }
  }

  private int test(PolicyShelf shelf, String name, Path folder, TrialNotes notes) {
    long start = System.nanoTime();
    try {
      Policy policy = PolicyCompiler.compile(shelf.find(name));
      TrialReport report = PolicyTrial.run(policy, folder, asOf);
      notes.print(report, Duration.ofNanos(System.nanoTime() - start));
      return report.good() ? ExitCode.DONE : ExitCode.FAILED_ROWS;
    } catch (RefusedException refused) {
      console.problems(refused, common.language);
      return ExitCode.REFUSED;
    }
  }
}
