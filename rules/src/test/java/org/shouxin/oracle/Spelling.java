package org.shouxin.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.AssessmentResult;
import org.shouxin.decision.Decision.CriterionResult;
import org.shouxin.decision.Decision.IndicatorPoints;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.UncheckedOrder;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Band;
import org.shouxin.policy.Grade;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.Problem;

/** An answer as the texts that the {@link Oracle} gives, field by field. */
final class Spelling {

  private Spelling() {}

  static Map<String, String> of(Answer answer) {
    if (answer instanceof Undecided undecided) {
      return Map.of(
          "undecided", facts(undecided.missing()), "problems", places(undecided.problems()));
    }
    Decision decision = (Decision) answer;
    Map<String, String> out = new LinkedHashMap<>();
    for (CriterionResult result : decision.criteria()) {
      out.put(result.criterion().row().name(), result.verdict().name());
    }
    for (AssessmentResult result : decision.assessments()) {
      result.points().forEach(points -> out.put(points.indicator().row().name(), points(points)));
      Grade grade = result.grade();
      out.put(
          "assessment " + result.assessment().id(),
          result.score() + " " + (grade == null ? null : grade.code()));
    }
    out.put("ungraded", names(decision.ungraded(), row -> row.row()));
    out.put("downgrades", names(decision.downgrades(), row -> row.row()));
    out.put("movements", names(decision.movements(), row -> row.row()));
    out.put("sanctions", names(decision.sanctions(), row -> row.row()));
    out.put("next_review", String.valueOf(decision.nextReview()));
    out.put("terms", decision.terms().row().name());
    out.put("base limit", plain(decision.baseLimit()));
    decision
        .limitSteps()
        .forEach(
            step ->
                out.put(
                    step.change().row().name(),
                    plain(step.before()) + " -> " + plain(step.after())));
    out.put("reasons", names(decision.reasons(), reason -> reason.row()));
    decision
        .findings()
        .forEach(found -> out.put(found.finding().row().name(), found.due() + " " + found.text()));
    decision
        .letters()
        .forEach(
            letter ->
                out.put(letter.letter().row().name(), letter.subject() + " " + letter.body()));
    out.put("rows", rows(decision.rows()));
    for (Fact fact : decision.policy().vocabulary().facts()) {
      if (fact.slot() >= decision.policy().facts().facts().size()) {
        out.put("= " + fact.name(), coded(fact, decision.code(fact), decision.asOf()));
      }
    }
    return out;
  }

  static Map<String, String> of(OrderAnswer answer) {
    if (answer instanceof UncheckedOrder unchecked) {
      return Map.of(
          "unchecked", facts(unchecked.missing()), "problems", places(unchecked.problems()));
    }
    OrderDecision decision = (OrderDecision) answer;
    Map<String, String> out = new LinkedHashMap<>();
    decision
        .checks()
        .forEach(
            result ->
                out.put(result.check().row().name(), result.verdict() + " " + result.reason()));
    out.put("rows", rows(decision.rows()));
    out.put("outcome", decision.outcome().name());
    return out;
  }

  private static String points(IndicatorPoints points) {
    Band band = points.band();
    String row = band == null ? points.indicator().row().name() : band.row().name();
    return points.leftOut() ? "left out" : row + " " + plain(points.points());
  }

  private static String facts(List<Fact> facts) {
    return String.join(" ", facts.stream().map(Fact::name).toList());
  }

  private static String places(List<Problem> problems) {
    return String.join(" ", new TreeSet<>(problems.stream().map(Problem::where).toList()));
  }

  private static String coded(Fact fact, long code, LocalDate asOf) {
    if (code == Codes.MISSING) {
      return value(null);
    }
    return value(
        switch (fact.type()) {
          case NUMBER -> Codes.number(code);
          case YES_NO -> code == 1;
          case DATE -> asOf.plusDays(code);
          case CHOICE -> fact.options().get((int) code).code();
          case TEXT -> "text";
        });
  }

  /** A value that was concluded. */
  static String value(@Nullable Object value) {
    return value instanceof BigDecimal number ? plain(number) : String.valueOf(value);
  }

  /** A number without zeros at its end. */
  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String rows(List<RowRef> rows) {
    return new TreeSet<>(rows.stream().map(RowRef::name).toList()).toString();
  }

  /** The names of rows. */
  static <T> String names(List<T> rows, Function<T, RowRef> row) {
    return rows.stream().map(row).map(RowRef::name).toList().toString();
  }
}
