package org.shouxin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.shouxin.batches.Batch;
import org.shouxin.batches.Outcome;
import org.shouxin.customers.AbsentFacts;
import org.shouxin.customers.CustomerFile;
import org.shouxin.decision.Decisions;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.reports.SummaryWorkbook;
import org.shouxin.reports.TerminalSummary;
import org.shouxin.terminal.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shouxin grade}. */
@Command(
    name = "grade",
    description = {
      "Grade every customer of a CSV file; write results.csv, failures.csv and summary.xlsx.",
      "给 CSV 文件中的每个客户评级，写出结果、失败行和汇总表。"
    },
    footer = {
      "",
      "Exit codes: 0 all graded, 3 finished with failed rows, 2 nothing done because of the input or",
      "the call, 1 a fault on the way."
    })
final class GradeCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();
  @Mixin private Deciding deciding = new Deciding();

  @Parameters(
      paramLabel = "FILE",
      description = {
        "CSV, UTF-8 or GB18030; headings by fact name, label or alias.",
        "客户文件，第一行为列名。"
      })
  private Path file = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = {"Folder to write to; made if it is not there.", "输出文件夹。"})
  private Path folder = Path.of("");

  private final Console console;

  GradeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusedException {
    Language language = common.language;
    LocalDate asOf = deciding.day();
    Policy policy = deciding.compile(console.home());
    try (CustomerFile customers = CustomerFile.open(file, policy.facts())) {
      AbsentFacts absent =
          AbsentFacts.of(String.valueOf(file.getFileName()), policy, customers.headings());
      OutputFolder output = OutputFolder.ready(folder, file);
      GradeNotes notes = new GradeNotes(console, language);
      notes.begin(policy, customers, file, asOf, deciding.asOf == null);
      notes.columns(customers.headings(), absent);
      try (Decisions decisions = Decisions.of(policy)) {
        Batch batch = output.batch(customers, policy, decisions, asOf, language);
        Interruption interruption = new Interruption(batch);
        try {
          Outcome outcome = run(batch, customers);
          return outcome.complete()
              ? finish(outcome, asOf, notes)
              : notes.incomplete(outcome, folder);
        } finally {
          interruption.over();
        }
      }
    } catch (IOException closing) {
      throw new java.io.UncheckedIOException(closing);
    }
  }

  private Outcome run(Batch batch, CustomerFile customers) {
    int workers = Runtime.getRuntime().availableProcessors();
    if (!console.progress()) {
      return batch.run(workers);
    }
    try (Progress bar =
        new Progress(console.err(), customers::bytesRead, customers.size(), batch::written)) {
      return batch.run(workers);
    }
  }

  private int finish(Outcome outcome, LocalDate asOf, GradeNotes notes) {
    console.out().print(TerminalSummary.of(outcome, common.language, console.style()));
    try {
      SummaryWorkbook.write(
          folder.resolve(SummaryWorkbook.NAME), outcome, String.valueOf(file.getFileName()), asOf);
    } catch (IOException fault) {
      notes.noSummary(fault);
      return Exit.FAULT;
    }
    notes.written(folder, outcome);
    return outcome.failed() == 0 ? Exit.DONE : Exit.FAILED_ROWS;
  }
}
