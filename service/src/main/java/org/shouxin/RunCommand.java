package org.shouxin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.Clients;
import org.shouxin.decisions.PolicyLine;
import org.shouxin.journal.Sealer;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.reports.ChangesText;
import org.shouxin.reports.TerminalSummary;
import org.shouxin.runs.GradingRun;
import org.shouxin.runs.GradingRuns;
import org.shouxin.runs.RunReport;
import org.shouxin.server.ShouxinServer;
import org.shouxin.terminal.Progress;
import org.shouxin.terminal.Style.Kind;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shouxin run}. */
@Command(
    name = "run",
    description = {
      "Grade every customer of the database as of a day; go on with a run that was interrupted.",
      "对数据库中的全部客户按基准日评级；中断的评级会接着进行。"
    },
    footer = {
      "",
      "Exit codes: 0 all graded, 3 finished with customers that were not, 2 nothing done."
    })
final class RunCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      converter = DayConverter.class,
      description = {"Day to decide on, 2026-10-31.", "评级基准日。"})
  private LocalDate asOf = LocalDate.EPOCH;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description = {"Only customers of this policy (default: all policies).", "只评该政策的客户，默认全部政策。"})
  private @Nullable String policy;

  @Option(
      names = "--force",
      description = {"Grade again what was graded as of that day.", "该日已评过也重新评级。"})
  private boolean force;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Folder for the summary workbooks, POLICY-DATE.xlsx.",
        "汇总表的输出文件夹，文件名为 政策-日期.xlsx。"
      })
  private @Nullable Path folder;

  private final Console console;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusedException, InterruptedException {
    try (ConfigurableApplicationContext context =
        ShouxinServer.openToRecord(console.home(), Map.of())) {
      Clients clients = context.getBean(Clients.class);
      GradingRuns runs = context.getBean(GradingRuns.class);
      Runtime.getRuntime().addShutdownHook(new Thread(runs::stop));
      clients.notAfterToday(asOf);
      List<RunReport> reports = new ArrayList<>();
      RefusedException left = null;
      for (Active active : policy == null ? clients.policies() : List.of(clients.policy(policy))) {
        Optional<GradingRun> done;
        try {
          done = graded(active.id(), runs);
        } catch (RefusedException refused) {
          if (policy != null) {
            throw refused;
          }
          console.problems(refused, common.language);
          left = refused;
          continue;
        }
        if (done.isEmpty()) {
          console.problem(common.language.say("评级中断，可再次运行接着进行", "interrupted; run again to go on"));
          return Exit.FAULT;
        }
        context.getBean(Sealer.class).seal();
        RunReport report = runs.report(done.get());
        print(report);
        reports.add(report);
      }
      if (left != null && reports.isEmpty()) {
        return Exit.REFUSED;
      }
      boolean all = reports.stream().allMatch(report -> report.outcome().failed() == 0);
      return all ? Exit.DONE : Exit.FAILED_ROWS;
    }
  }

  private Optional<GradingRun> graded(String id, GradingRuns runs)
      throws RefusedException, InterruptedException {
    GradingRun run = runs.start(id, asOf, force, Caller.command());
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
        .forEach(line -> console.out().println(console.style().paint(Kind.HEADING, line)));
    console.out().print(TerminalSummary.of(report.outcome(), language, console.style()));
    console.out().print(ChangesText.of(report.changes(), language, console.style()));
    GradingRun run = report.run();
    Long nowhere = run.nowhere();
    if (nowhere != null && nowhere > 0) {
      console.notice(
          nowhere
              + language.say(
                  " 个客户缺少路由事实，没有政策评级",
                  " customers are graded by no policy: routing facts are missing"));
    }
    if (folder == null) {
      return;
    }
    Path file = folder.resolve(run.policy() + "-" + run.asOf() + ".xlsx");
    try {
      Files.createDirectories(folder);
      report.write(file);
      console.out().println(language.say("汇总表：", "Summary: ") + file);
    } catch (IOException fault) {
      throw FileFaults.refused(file.toString(), new Text("无法写入", "cannot be written"), fault);
    }
  }
}
