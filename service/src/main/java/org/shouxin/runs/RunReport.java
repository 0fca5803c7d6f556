package org.shouxin.runs;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.batches.BatchOutcome;
import org.shouxin.batches.Tally;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.decision.Undecided;
import org.shouxin.explanations.DecisionValues;
import org.shouxin.explanations.WhyUndecided;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.journal.Replay;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Policy;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.reports.GradeChange;
import org.shouxin.reports.GradeChangeReasons;
import org.shouxin.reports.NotGraded;
import org.shouxin.reports.SummaryWorkbook;
import org.shouxin.runs.GradingRun.Progress;
import org.shouxin.runs.RunTable.Line;
import org.springframework.stereotype.Component;

/**
 * The results of a run (R17), and the changed grades with reasons (R14), computed from its records,
 * so that they are always the same.
 *
 * @param run the run
 * @param progress of it
 * @param tally of its decisions; null when nobody was decided on
 * @param changes grades that changed, by customer; those graded for the first time among them
 * @param notGraded customers not graded, and why, by customer; those that no policy decides on
 *     among them
 */
public record RunReport(
    GradingRun run,
    Progress progress,
    @Nullable Tally tally,
    List<GradeChange> changes,
    List<NotGraded> notGraded) {

  private static final int PAGE = 500;
  private static final int REASONS = 3;

  /** Makes reports from the records of runs. */
  @Component
  static final class Maker {
    private final RunTable table;
    private final Journal journal;
    private final Replay replay;

    Maker(RunTable table, Journal journal, Replay replay) {
      this.table = table;
      this.journal = journal;
      this.replay = replay;
    }

    RunReport of(GradingRun run) throws RefusedException {
      Tally tally = null;
      List<GradeChange> changes = new ArrayList<>();
      List<NotGraded> notGraded = new ArrayList<>();
      List<Line> page = table.after(run.id(), "", PAGE);
      while (!page.isEmpty()) {
        for (Line line : page) {
          Answer answer = answer(line.decision());
          if (answer instanceof Undecided undecided) {
            notGraded.add(notGraded(line, name(undecided), WhyUndecided.of(undecided)));
          } else if (line.note() != null) {
            notGraded.add(notGraded(line, "", RunLines.reasons(line.note())));
          } else if (answer instanceof Decision decision) {
            tally = tally == null ? new Tally(decision.policy()) : tally;
            List<Reason> reasons = decision.reasons();
            tally.add(decision, reasons);
            if (!decision.grade().code().equals(line.gradeBefore())) {
              changes.add(change(line, decision, reasons));
            }
          }
        }
        page = table.after(run.id(), page.get(page.size() - 1).customer(), PAGE);
      }
      return new RunReport(
          run, table.progress(run.id()), tally, List.copyOf(changes), List.copyOf(notGraded));
    }

    private @Nullable Answer answer(@Nullable String id) throws RefusedException {
      if (id == null) {
        return null;
      }
      JournalRecord record = journal.find(id).orElse(null);
      return record == null ? null : replay.again(record).answer();
    }

    private static NotGraded notGraded(Line line, String name, List<Text> reasons) {
      return new NotGraded(line.customer(), name, line.outcome(), line.decision(), reasons);
    }

    private GradeChange change(Line line, Decision decision, List<Reason> reasons)
        throws RefusedException {
      Decision before = answer(line.decisionBefore()) instanceof Decision decided ? decided : null;
      int steps = steps(decision.policy(), line.gradeBefore(), decision.grade());
      return new GradeChange(
          line.customer(),
          name(decision),
          line.gradeBefore(),
          decision.grade().code(),
          steps,
          plain(line.limitBefore()),
          decision.creditLimit(),
          why(before, decision, reasons, steps));
    }

    private static List<Text> why(
        @Nullable Decision before, Decision now, List<Reason> reasons, int steps) {
      Stream<Text> texts =
          before == null
              ? reasons.stream().map(Reason::text)
              : GradeChangeReasons.of(before, now, steps).stream();
      return texts.limit(REASONS).toList();
    }

    private static int steps(Policy policy, @Nullable String before, Grade now) {
      return policy.grades().stream()
          .filter(grade -> grade.code().equals(before))
          .mapToInt(grade -> grade.rank() - now.rank())
          .findFirst()
          .orElse(0);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal column) {
      return column == null ? null : Codes.plain(column);
    }

    private static String name(Decision decision) {
      Fact name = decision.policy().facts().find("name").orElse(null);
      return name == null ? "" : DecisionValues.text(decision.given(name));
    }

    private static String name(Undecided undecided) {
      Fact name = undecided.policy().facts().find("name").orElse(null);
      return name == null ? "" : DecisionValues.text(undecided.facts().value(name));
    }
  }

  /** The currency of its policy; empty when nobody was decided on. */
  String currency() {
    return tally == null ? "" : tally.policy().identity().currency();
  }

  /** The totals of its decisions, as for a graded file. */
  public BatchOutcome outcome() {
    return new BatchOutcome(
        progress.all(),
        progress.decided(),
        progress.undecided() + progress.faulty(),
        0,
        tally == null ? List.of() : List.of(tally),
        List.of(),
        false,
        null);
  }

  /**
   * Writes the grade summary table with the sheet of changes, and one of those not graded (R17).
   *
   * @param file overwritten
   */
  public void write(Path file) throws IOException {
    SummaryWorkbook.write(
        file, outcome(), "评级批次 Grading run " + run.id(), run.asOf(), changes, notGraded);
  }
}
