package org.shouxin.batches;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.customers.CustomerRow;
import org.shouxin.customers.RawRow;
import org.shouxin.customers.RowFault;
import org.shouxin.customers.RowReader;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;

/**
 * One worker's part: reads the values of a chunk, decides, writes lines. Not for several threads.
 */
final class Grader {

  private final RowReader reader;
  private final Decisions decisions;
  private final Policy policy;
  private final LocalDate asOf;
  private final Language language;
  private final ResultRow results;
  private final MessageDigest digester = SeenCodes.digester();
  private final StringBuilder line = new StringBuilder(1024);

  Grader(RowReader reader, Decisions decisions, Policy policy, LocalDate asOf, Language language) {
    this.reader = reader;
    this.decisions = decisions;
    this.policy = policy;
    this.asOf = asOf;
    this.language = language;
    this.results = new ResultRow(policy, language);
  }

  /** Decides on every row of a chunk. */
  Graded grade(Chunk chunk) {
    List<CustomerRow> rows = new ArrayList<>(chunk.rows().size());
    List<Facts> customers = new ArrayList<>(chunk.rows().size());
    for (RawRow raw : chunk.rows()) {
      CustomerRow row = reader.read(raw);
      rows.add(row);
      Facts facts = row.facts();
      if (facts != null) {
        customers.add(facts);
      }
    }
    List<Answer> answers = customers.isEmpty() ? List.of() : decisions.decide(customers, asOf);
    Tally tally = new Tally(policy);
    List<Graded.Row> graded = new ArrayList<>(rows.size());
    int next = 0;
    for (CustomerRow row : rows) {
      Answer answer = row.facts() == null ? null : answers.get(next++);
      graded.add(written(row, answer, tally));
    }
    return new Graded(chunk.sequence(), graded, tally);
  }

  private Graded.Row written(CustomerRow row, @Nullable Answer answer, Tally tally) {
    line.setLength(0);
    SeenCodes.Digest digest =
        row.customer().isEmpty() ? null : SeenCodes.digest(digester, row.customer());
    Facts facts = row.facts();
    if (answer instanceof Decision decision && facts != null) {
      List<Reason> reasons = decision.reasons();
      tally.add(decision, reasons);
      results.write(facts, decision, reasons, line);
      return new Graded.Row(row, digest, decision, line.toString());
    }
    List<RowFault> faults =
        answer instanceof Undecided undecided
            ? FailureRow.faults(row.line(), undecided)
            : row.faults();
    FailureRow.write(row.customer(), faults, language, line);
    return new Graded.Row(row, digest, null, line.toString());
  }
}
