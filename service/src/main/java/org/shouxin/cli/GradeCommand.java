package org.shouxin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.shouxin.batches.Batch;
import org.shouxin.batches.BatchOutcome;
import org.shouxin.batches.FilePolicies;
import org.shouxin.batches.Survey;
import org.shouxin.csv.TableFile;
import org.shouxin.customerfiles.AbsentFacts;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.population.Population;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.reports.ResultsWorkbook;
import org.shouxin.reports.SummaryWorkbook;
import org.shouxin.reports.TerminalSummary;
import org.shouxin.terminal.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shouxin grade}. */
@Command(name = "grade")
public final class GradeCommand extends ConsoleCommand {

  @Mixin private DecisionOptions decisionOptions = new DecisionOptions();

  @Parameters(paramLabel = "FILE", descriptionKey = "file")
  private Path file = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "DIR")
  private Path folder = Path.of("");

  @Option(names = "--force")
  private boolean force;

  @Option(names = "--xlsx")
  private boolean xlsx;

  public GradeCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws RefusedException {
    LocalDate asOf = decisionOptions.day();
    try (RoutedFile routedFile = decisionOptions.open(file, console.home())) {
      routedFile.absent();
      if (!Survey.needed(routedFile)) {
        return graded(routedFile, Map.of(), asOf);
      }
      Map<String, Population> populations = surveyed(routedFile, asOf);
      try (RoutedFile again = routedFile.again()) {
        return graded(again, populations, asOf);
      }
    } catch (IOException closing) {
      throw new java.io.UncheckedIOException(closing);
    }
  }

  private Map<String, Population> surveyed(RoutedFile routedFile, LocalDate asOf)
      throws RefusedException {
    Survey survey = new Survey(routedFile, asOf, null);
    try (Progress bar = progress(routedFile, survey::read)) {
      return survey.run(workers());
    } catch (IOException fault) {
      throw FileProblems.refused(
          routedFile.file().name(), new Text("读取中断", "reading ended early"), fault);
    }
  }

  private int graded(RoutedFile routedFile, Map<String, Population> populations, LocalDate asOf)
      throws RefusedException {
    routedFile.check();
    List<AbsentFacts> absent = routedFile.absent();
    OutputFolder output = OutputFolder.ready(folder, file, force);
    GradeNotes notes = new GradeNotes(console, common.language);
    notes.begin(routedFile, file, asOf, decisionOptions.asOf == null);
    notes.columns(routedFile, absent);
    try (FilePolicies filePolicies = FilePolicies.of(routedFile, populations)) {
      Batch batch = output.batch(routedFile, filePolicies, asOf, common.language, headings());
      Interruption interruption = new Interruption(batch);
      try {
        BatchOutcome outcome = run(batch, routedFile);
        return outcome.complete()
            ? finish(outcome, populations.values(), output, asOf, notes)
            : notes.incomplete(outcome, folder);
      } finally {
        interruption.over();
      }
    }
  }

  private BatchOutcome run(Batch batch, RoutedFile routedFile) {
    try (Progress bar = progress(routedFile, batch::written)) {
      return batch.run(workers());
    }
  }

  private static int workers() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** A progress bar for reading a file; null if there is no terminal. */
  private @Nullable Progress progress(RoutedFile routedFile, LongSupplier rows) {
    TableFile customers = routedFile.file().table();
    return console.progress()
        ? new Progress(console.err(), customers::bytesRead, customers::size, rows)
        : null;
  }

  private int finish(
      BatchOutcome outcome,
      Collection<Population> populations,
      OutputFolder output,
      LocalDate asOf,
      GradeNotes notes) {
    console.out().print(TerminalSummary.of(outcome, common.language, console.style()));
    try {
      SummaryWorkbook.write(
          folder.resolve(SummaryWorkbook.NAME), outcome, String.valueOf(file.getFileName()), asOf);
      if (!populations.isEmpty()) {
        output.write(populations);
      }
      if (xlsx) {
        ResultsWorkbook.write(
            folder.resolve(Batch.RESULTS),
            folder.resolve(Batch.WORKBOOK),
            headings(),
            Batch::isPlain);
      }
    } catch (IOException fault) {
      notes.noSummary(fault);
      return ExitCode.FAULT;
    }
    console.notices(outcome.notes(), common.language);
    notes.written(folder, outcome, !populations.isEmpty(), xlsx);
    return outcome.failed() == 0 ? ExitCode.DONE : ExitCode.FAILED_ROWS;
  }
}
