package org.shouxin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.shouxin.batches.Batch;
import org.shouxin.batches.BatchOutcome;
import org.shouxin.csv.TableFile;
import org.shouxin.customerfiles.AbsentFacts;
import org.shouxin.customerfiles.FilePolicy;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.explanations.PolicyLine;
import org.shouxin.policy.routing.Routing;
import org.shouxin.problem.Language;
import org.shouxin.reports.SummaryWorkbook;
import org.shouxin.terminal.Width;

/** The messages of {@code shouxin grade} before and after grading. */
final class GradeNotes extends Notes {

  private static final int LABEL = 12;

  GradeNotes(Console console, Language language) {
    super(console, language);
  }

  /** Which policies, file and day. */
  void begin(RoutedFile routedFile, Path file, LocalDate asOf, boolean today) {
    TableFile customers = routedFile.file().table();
    Routing routing = routedFile.routing();
    String label = say("政策", "Policy");
    for (FilePolicy filePolicy : routedFile.filePolicies()) {
      line(label, PolicyLine.of(filePolicy.policy(), language));
      label = "";
    }
    if (routing != null) {
      line(
          say("路由", "Routing"),
          routing.name().in(language)
              + say(
                  "（" + routing.id() + " 第 " + routing.version() + " 版）",
                  " (" + routing.id() + " version " + routing.version() + ")"));
    }
    line(say("文件", "File"), file + "  " + customers.form().in(language));
    if (routedFile.file().headings().byLine()) {
      line(say("客户代码", "Codes"), say("所在行的行号", "the numbers of their lines"));
    }
    line(say("基准日", "As of"), asOf + (today ? say("（今天）", " (today)") : ""));
    console.line();
  }

  private void line(String label, String value) {
    console.line(Width.left(label, LABEL) + value);
  }

  /** Ignored columns and missing facts. */
  void columns(RoutedFile routedFile, List<AbsentFacts> absent) {
    List<String> ignored = routedFile.ignored();
    List<String> derived = routedFile.derived();
    if (!ignored.isEmpty()) {
      console.notice(
          say("忽略的列：", "Columns ignored: ")
              + ignored.stream().map(GradeNotes::tame).collect(listed()));
    }
    if (!derived.isEmpty()) {
      console.notice(
          say("忽略的列，由政策自己推算：", "Columns ignored, derived by the policy: ")
              + derived.stream().map(GradeNotes::tame).collect(listed()));
    }
    List<AbsentFacts> lacking = absent.stream().filter(facts -> !facts.none()).toList();
    for (AbsentFacts facts : lacking) {
      String policy = absent.size() == 1 ? "" : facts.policy().identity().id() + say("：", ": ");
      console.notice(
          policy
              + say("文件中没有、按政策处理的事实：", "Facts missing from the file, and what the policy does:"));
      facts.lines(language).forEach(line -> console.notice("  " + line));
    }
    if (!ignored.isEmpty() || !derived.isEmpty() || !lacking.isEmpty()) {
      console.err().println();
    }
  }

  private Collector<CharSequence, ?, String> listed() {
    return Collectors.joining(say("、", ", "));
  }

  private static String tame(String heading) {
    return Width.tame(Width.cut(heading, 40));
  }

  /** Where the output files are. */
  void written(Path folder, BatchOutcome outcome, boolean population, boolean workbook) {
    String failures =
        outcome.failed() == 0
            ? ""
            : "\n" + Width.left(say("失败行", "Failures"), LABEL) + folder.resolve(Batch.FAILURES);
    console.line(
        Width.left(say("结果", "Results"), LABEL)
            + folder.resolve(Batch.RESULTS)
            + (workbook ? ", " + folder.resolve(Batch.WORKBOOK) : "")
            + failures
            + "\n"
            + Width.left(say("汇总", "Summary"), LABEL)
            + folder.resolve(SummaryWorkbook.NAME)
            + (population
                ? "\n"
                    + Width.left(say("总体", "Population"), LABEL)
                    + folder.resolve(OutputFolder.POPULATION)
                : ""));
  }

  /** Why grading ended early, and what has been written; the exit code. */
  int incomplete(BatchOutcome outcome, Path folder) {
    Throwable fault = outcome.fault();
    String why =
        fault == null
            ? outcome.stopped()
                ? say("已中断。", "Stopped.")
                : say("行数不符。", "Rows read do not equal rows written.")
            : say("评级中断：", "Grading ended early: ") + FileProblems.said(fault, language);
    console.problem(why);
    console
        .err()
        .println(
            say(
                "已写出评级 "
                    + outcome.graded()
                    + " 行、失败 "
                    + outcome.failed()
                    + " 行，保留在 "
                    + folder
                    + "；文件不完整，没有汇总表。",
                outcome.graded()
                    + " graded and "
                    + outcome.failed()
                    + " failed rows have been written to "
                    + folder
                    + "; the files are incomplete and there is no summary."));
    if (fault != null && !(fault instanceof IOException)) {
      console.err().println(InternalErrorLog.write(fault, language));
    }
    return outcome.stopped() && fault == null ? ExitCode.STOPPED : ExitCode.FAULT;
  }

  /** The summary could not be written, the rest was. */
  void noSummary(IOException fault) {
    console.problem(
        say("结果完整，但汇总表无法写出：", "The results are complete, but the summary cannot be written: ")
            + FileProblems.said(fault, language));
  }
}
