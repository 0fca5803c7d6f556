package org.shouxin.batches;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.batches.FilePolicies.Seat;
import org.shouxin.csv.CsvCells;
import org.shouxin.csv.RowFault;
import org.shouxin.decision.Undecided;
import org.shouxin.explanations.WhyUndecided;
import org.shouxin.facts.Fact;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/** The rows of {@code failures.csv}: one for each problem of a customer's row. */
final class FailureRow {

  private static final int LONGEST_VALUE = 200;

  private FailureRow() {}

  static List<String> headings(Language language) {
    return List.of(language.say("行号,列,内容,原因,客户代码", "line,column,value,reason,customer").split(","));
  }

  static void write(String customer, List<RowFault> faults, Language language, StringBuilder out) {
    for (RowFault fault : faults) {
      new CsvCells(out)
          .plain(fault.line())
          .text(fault.place())
          .text(shorten(fault.value()))
          .text(fault.reason().in(language))
          .text(shorten(customer))
          .end();
    }
  }

  /**
   * What prevents a decision on a customer, as faults of the row; a missing fact is named by the
   * file's own heading when it has a column for it.
   */
  static List<RowFault> faults(long line, Undecided undecided, Seat seat) {
    List<RowFault> faults = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(undecided.problems());
    problems.addAll(seat.problems(undecided.facts()));
    for (Fact fact : undecided.missing()) {
      String heading = seat.filePolicy().headings().title(fact).orElse(fact.name());
      faults.add(new RowFault(line, heading, "", WhyUndecided.missing(fact)));
    }
    for (Problem problem : problems) {
      faults.add(new RowFault(line, "", problem.found(), said(problem)));
    }
    return faults;
  }

  private static Text said(Problem problem) {
    Problem found = new Problem(problem.where(), problem.what(), "", problem.allowed());
    return new Text(found.in(Language.ZH), found.in(Language.EN));
  }

  static RowFault duplicate(long line, String column, String customer, long first) {
    return new RowFault(
        line,
        column,
        customer,
        new Text(
            "客户代码重复：第 " + first + " 行已有", "duplicate customer code: it stands on line " + first));
  }

  private static String shorten(String value) {
    String oneLine = value.replace('\0', ' ');
    return oneLine.length() <= LONGEST_VALUE
        ? oneLine
        : oneLine.substring(0, LONGEST_VALUE - 1) + "…";
  }
}
