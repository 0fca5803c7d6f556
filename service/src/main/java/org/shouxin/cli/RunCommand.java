package org.shouxin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.customers.Customers;
import org.shouxin.explanations.PolicyLine;
import org.shouxin.journal.Sealer;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.reports.ChangesText;
import org.shouxin.reports.NotGraded;
import org.shouxin.reports.TerminalSummary;
import org.shouxin.runs.GradingRun;
import org.shouxin.runs.GradingRuns;
import org.shouxin.runs.RunReport;
import org.shouxin.server.ShouxinServer;
import org.shouxin.terminal.Progress;
import org.shouxin.terminal.Style.Kind;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shouxin run}. */
@Command(name = "run")
public final class RunCommand extends ConsoleCommand {

  private static final int FIRST = 5;

  @Option(names = "--as-of", required = true, paramLabel = "DATE", converter = DayConverter.class)
  private LocalDate asOf = LocalDate.EPOCH;

  @Option(names = "--policy", paramLabel = "NAME")
  private @Nullable String policy;

  @Option(names = "--force")
  private boolean force;

  @Option(names = "--out", paramLabel = "DIR")
  private @Nullable Path folder;

  public RunCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws RefusedException, InterruptedException {
    if (folder != null) {
      OutputFolder.make(folder);
    }
    try (ConfigurableApplicationContext context =
        ShouxinServer.openToRecord(console.home(), Map.of())) {
      Customers customers = context.getBean(Customers.class);
      GradingRuns runs = context.getBean(GradingRuns.class);
      Runtime.getRuntime().addShutdownHook(new Thread(runs::stop));
      customers.notAfterToday(asOf);
      Set<Integer> exits = new HashSet<>();
      for (Active active :
          policy == null ? customers.policies() : List.of(customers.policy(policy))) {
        exits.addAll(grade(active.id(), runs).stream().toList());
        if (exits.contains(ExitCode.FAULT)) {
          return ExitCode.FAULT;
        }
        context.getBean(Sealer.class).seal();
      }
      if (Set.of(ExitCode.REFUSED).containsAll(exits)) {
        return ExitCode.REFUSED;
      }
      return exits.equals(Set.of(ExitCode.DONE)) ? ExitCode.DONE : ExitCode.FAILED_ROWS;
    }
  }

  /** The result for a policy; empty if there was nothing to do. */
  private Optional<Integer> grade(String id, GradingRuns runs) throws InterruptedException {
    try {
      Optional<GradingRun> before = force ? Optional.empty() : runs.done(id, asOf);
      if (before.isPresent()) {
        return gradedBefore(before.get(), runs);
      }
      Optional<GradingRun> graded = work(runs.start(id, asOf, force, Caller.command()), runs);
      if (graded.isEmpty()) {
        console.problem(say("评级中断，可再次运行接着进行", "interrupted; run again to resume"));
        return Optional.of(ExitCode.FAULT);
      }
      RunReport report = runs.report(graded.get());
      print(report);
      boolean whole = written(report) && report.outcome().failed() == 0;
      return Optional.of(whole ? ExitCode.DONE : ExitCode.FAILED_ROWS);
    } catch (RefusedException refused) {
      console.problems(refused, common.language);
      return Optional.of(ExitCode.REFUSED);
    }
  }

  /** Its summary is written again: the previous process may have been killed before writing it. */
  private Optional<Integer> gradedBefore(GradingRun run, GradingRuns runs) throws RefusedException {
    String which = run.policy().id() + " " + run.asOf();
    console.notice(
        say(
            which + " 已评过级（评级批次 " + run.id() + "）；确需重评请加 --force",
            which + " is already graded (run " + run.id() + "); --force grades again"));
    if (folder == null) {
      return Optional.empty();
    }
    return Optional.of(written(runs.report(run)) ? ExitCode.DONE : ExitCode.REFUSED);
  }

  private Optional<GradingRun> work(GradingRun run, GradingRuns runs)
      throws RefusedException, InterruptedException {
    try (Progress bar = console.progress() ? bar(run, runs) : null) {
      return runs.work(run, Caller.command());
    }
  }

  private Progress bar(GradingRun run, GradingRuns runs) {
    LongSupplier done = () -> runs.progress(run).all();
    LongSupplier total =
        () -> runs.find(run.id()).map(GradingRun::customers).map(Long::longValue).orElse(-1L);
    return new Progress(console.err(), done, total, done);
  }

  private void print(RunReport report) throws RefusedException {
    Language language = common.language;
    report.outcome().tallies().stream()
        .map(tally -> PolicyLine.of(tally.policy(), language))
        .forEach(line -> console.line(Kind.HEADING, line));
    console.out().print(TerminalSummary.of(report.outcome(), language, console.style()));
    console.out().print(ChangesText.of(report.changes(), language, console.style()));
    notGraded(report.notGraded());
    Long unrouted = report.run().unrouted();
    if (unrouted != null && unrouted > 0) {
      console.notice(
          unrouted
              + say(
                  " 个客户缺少路由事实，没有政策评级",
                  " customers are not routed to any policy: routing facts are missing"));
    }
  }

  private void notGraded(List<NotGraded> customers) {
    for (NotGraded each : customers.subList(0, Math.min(FIRST, customers.size()))) {
      String why =
          each.reasons().stream()
              .map(reason -> reason.in(common.language))
              .collect(Collectors.joining(say("；", "; ")));
      console.notice(say("未评级 ", "not graded: ") + each.customer() + say("：", ": ") + why);
    }
    int more = customers.size() - FIRST;
    if (more > 0) {
      console.notice(
          say(
              "另有 " + more + " 个客户未评级，见汇总表（--out）",
              more + " more are not graded; the summary (--out) names them"));
    }
  }

  /** Whether the summary was written, if requested. */
  private boolean written(RunReport report) {
    if (folder == null) {
      return true;
    }
    GradingRun run = report.run();
    Path file = folder.resolve(run.policy().id() + "-" + run.asOf() + ".xlsx");
    try {
      report.write(file);
      console.line(say("汇总表：", "Summary: ") + file);
      return true;
    } catch (IOException fault) {
      console.problems(FileProblems.cannotWrite(file, fault), common.language);
      return false;
    }
  }
}
