package org.shouxin.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.credit.RecordedDecision;
import org.shouxin.decision.Decision;
import org.shouxin.factsources.CustomerFacts;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.shouxin.runs.RunTable.Line;

/**
 * The lines of a run. A grade is compared with the last one of an earlier day, so that grading a
 * day again gives the same changes.
 */
final class RunLines {

  private static final int NOTE = 2000;
  private static final int LONGEST = 900;

  private RunLines() {}

  /** The lines of customers that were decided on. */
  static List<Line> of(
      List<RecordedDecision> decisions, GradingRun run, CreditDecisions creditDecisions) {
    Map<String, @Nullable InForce> before = new HashMap<>();
    List<String> later = new ArrayList<>();
    for (RecordedDecision recorded : decisions) {
      InForce found = recorded.before();
      String customer = recorded.answer().customer();
      if (found != null && !found.asOf().isBefore(run.asOf())) {
        later.add(customer);
      } else {
        before.put(customer, found);
      }
    }
    before.putAll(creditDecisions.before(run.policy().id(), later, run.asOf()));
    return decisions.stream()
        .map(recorded -> line(recorded, before.get(recorded.answer().customer())))
        .toList();
  }

  /** The line of a customer whose facts cannot be used. */
  static Line faulty(CustomerFacts customer) {
    return failed(customer, "faulty");
  }

  /** The line of a customer that no policy decides on. */
  static Line unrouted(CustomerFacts customer) {
    return failed(customer, RunTable.UNROUTED);
  }

  private static Line failed(CustomerFacts customer, String outcome) {
    return new Line(
        customer.customer(),
        outcome,
        null,
        null,
        null,
        null,
        null,
        null,
        note(customer.problems()));
  }

  /** One line per problem, Chinese before the tab and English after it; as many as fit. */
  private static String note(List<Problem> problems) {
    StringBuilder note = new StringBuilder();
    for (Problem problem : problems) {
      String line = plain(problem.in(Language.ZH)) + "\t" + plain(problem.in(Language.EN)) + "\n";
      if (note.length() + line.length() <= NOTE) {
        note.append(line);
      }
    }
    return note.toString();
  }

  private static String plain(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  /** The content of a note. */
  static List<Text> reasons(String note) {
    return note.lines()
        .map(line -> line.split("\t", 2))
        .map(both -> new Text(both[0], both[both.length - 1]))
        .toList();
  }

  private static Line line(RecordedDecision recorded, @Nullable InForce before) {
    Decision decision = recorded.answer() instanceof Decision decided ? decided : null;
    return new Line(
        recorded.answer().customer(),
        decision == null ? "undecided" : "decided",
        recorded.id(),
        before == null ? null : before.decision(),
        before == null ? null : before.grade(),
        decision == null ? null : decision.grade().code(),
        before == null ? null : before.creditLimit(),
        decision == null ? null : decision.creditLimit(),
        null);
  }
}
