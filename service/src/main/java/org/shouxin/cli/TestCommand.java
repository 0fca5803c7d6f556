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
@Command(name = "test")
public final class TestCommand extends ConsoleCommand {

  @Parameters(arity = "0..*", paramLabel = "POLICY", descriptionKey = "policy")
  private List<String> policies = new ArrayList<>();

  @Option(names = "--samples", paramLabel = "DIR")
  private @Nullable Path samples;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = DayConverter.class,
      defaultValue = "2026-10-31")
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
