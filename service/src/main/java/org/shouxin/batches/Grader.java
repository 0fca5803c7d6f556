package org.shouxin.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.batches.FilePolicies.Seat;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.customerfiles.CustomerRow;
import org.shouxin.customerfiles.FilePolicy;
import org.shouxin.customerfiles.RoutedFileReader;
import org.shouxin.customerfiles.RoutedRow;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Facts;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

/** Reads the values of some rows, decides, lays out lines. Not thread-safe. */
final class Grader {

  private final RoutedFileReader reader;
  private final FilePolicies filePolicies;
  private final LocalDate asOf;
  private final Language language;
  private final ResultRow results;
  private final StringBuilder line = new StringBuilder(1024);

  Grader(
      RoutedFileReader reader,
      FilePolicies filePolicies,
      ResultColumns columns,
      LocalDate asOf,
      Language language) {
    this.reader = reader;
    this.filePolicies = filePolicies;
    this.asOf = asOf;
    this.language = language;
    this.results = new ResultRow(columns, language);
  }

  /**
   * Decides on rows.
   *
   * @throws RefusedException if a row needs a policy that cannot be used
   */
  List<GradedRow> grade(List<RawRow> raws) throws RefusedException {
    List<RoutedRow> rows = new ArrayList<>(raws.size());
    List<List<Facts>> customers = new ArrayList<>();
    filePolicies.seats().forEach(seat -> customers.add(new ArrayList<>()));
    for (RawRow raw : raws) {
      RoutedRow routedRow = reader.read(raw);
      rows.add(routedRow);
      Facts facts = routedRow.row().facts();
      FilePolicy filePolicy = routedRow.filePolicy();
      if (facts != null && filePolicy != null) {
        customers.get(filePolicies.seat(filePolicy).number()).add(facts);
      }
    }
    List<Iterator<Answer>> answers = new ArrayList<>();
    for (Seat seat : filePolicies.seats()) {
      List<Facts> own = customers.get(seat.number());
      answers.add((own.isEmpty() ? List.<Answer>of() : seat.decide(own, asOf)).iterator());
    }
    List<GradedRow> graded = new ArrayList<>(rows.size());
    for (RoutedRow routedRow : rows) {
      FilePolicy filePolicy = routedRow.filePolicy();
      Seat seat = filePolicy == null ? null : filePolicies.seat(filePolicy);
      boolean decided = seat != null && routedRow.row().facts() != null;
      Answer answer = seat != null && decided ? answers.get(seat.number()).next() : null;
      graded.add(written(routedRow, seat, answer));
    }
    return graded;
  }

  private GradedRow written(RoutedRow routedRow, @Nullable Seat seat, @Nullable Answer answer) {
    line.setLength(0);
    CustomerRow row = routedRow.row();
    Facts facts = row.facts();
    if (answer instanceof Decision decision && facts != null && seat != null) {
      List<Reason> reasons = decision.reasons();
      results.write(facts, decision, reasons, routedRow.route(), line);
      return new GradedRow(row, decision, reasons, seat.number(), line.toString());
    }
    List<RowFault> faults =
        answer instanceof Undecided undecided && seat != null
            ? FailureRow.faults(row.line(), undecided, seat)
            : row.faults();
    FailureRow.write(row.customer(), faults.stream().map(reader::located).toList(), language, line);
    return new GradedRow(row, null, List.of(), 0, line.toString());
  }
}
