package org.shouxin.trials;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.AssessmentResult;
import org.shouxin.decision.Decision.CriterionResult;
import org.shouxin.decision.Decision.IndicatorPoints;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.decision.UncheckedOrder;
import org.shouxin.decision.Undecided;
import org.shouxin.explanations.DecisionValues;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.Problem;

/**
 * The value of an answer under a name, as written in records. Names are the vocabulary's, ids of
 * indicators for their points, keys of sheets for the rows that were hit, and {@link #NAMES}.
 */
final class ConcludedValues {

  /** Names in addition to those of the vocabulary, the indicators and the sheets. */
  static final List<String> NAMES =
      List.of(
          Conclusions.CREDIT_LIMIT,
          Conclusions.CREDIT_DAYS,
          Conclusions.DISCOUNT,
          Conclusions.PREPAYMENT,
          "valid_until",
          "terms",
          "next_review",
          "base_limit",
          "failed",
          "missing_evidence",
          "exempt",
          "conditional",
          "not_reached",
          "points",
          "weight",
          "undecided");

  /** Sheets whose row hits can be expected. */
  static final List<String> SHEETS =
      List.of(
          "ungraded",
          "downgrades",
          "movement",
          "sanctions",
          "blacklist",
          "limits",
          "findings",
          "letters");

  private ConcludedValues() {}

  /** Whether a policy's answers have a value of this name. */
  static boolean knows(Policy policy, String name) {
    return NAMES.contains(name)
        || SHEETS.contains(name)
        || policy.vocabulary().find(name).isPresent()
        || indicator(policy, name).isPresent();
  }

  static String of(Answer answer, String name) {
    if (name.equals("customer")) {
      return answer.customer();
    }
    if (answer instanceof Undecided undecided) {
      return name.equals("undecided") ? why(undecided) : "";
    }
    return of((Decision) answer, name);
  }

  /** Why there is no decision: names of missing facts, and places of problems. */
  static String why(Undecided undecided) {
    return why(undecided.missing(), undecided.problems());
  }

  /** Why an order could not be checked, in the same way. */
  static String why(UncheckedOrder unchecked) {
    return why(unchecked.missing(), unchecked.problems());
  }

  private static String why(List<Fact> missing, List<Problem> problems) {
    return Stream.concat(
            missing.stream().map(Fact::name), problems.stream().map(problem -> problem.where()))
        .collect(Collectors.joining(" "));
  }

  private static String of(Decision decision, String name) {
    return switch (name) {
      case "undecided" -> "";
      case Conclusions.ADMISSION -> decision.admission().name().toLowerCase(Locale.ROOT);
      case Conclusions.SCORE -> plain(decision.score());
      case Conclusions.GRADE_BEFORE -> decision.gradeBefore().code();
      case Conclusions.GRADE -> decision.grade().code();
      case Conclusions.STANDING -> decision.standing().code();
      case Conclusions.CREDIT_LIMIT -> plain(decision.creditLimit());
      case Conclusions.CREDIT_DAYS -> Integer.toString(decision.terms().creditDays());
      case Conclusions.DISCOUNT -> plain(decision.terms().discount());
      case Conclusions.PREPAYMENT -> plain(decision.terms().prepayment());
      case "valid_until", Conclusions.LIMIT_VALID_UNTIL -> text(decision.limitValidUntil());
      case "terms" -> decision.terms().row().id();
      case "next_review" -> text(decision.nextReview());
      case "base_limit" -> plain(decision.baseLimit());
      case "failed" -> criteria(decision, Verdict.FAILED);
      case "missing_evidence" -> criteria(decision, Verdict.MISSING);
      case "exempt" -> criteria(decision, Verdict.EXEMPT);
      case "conditional" -> criteria(decision, Verdict.CONDITION);
      case "not_reached" -> criteria(decision, Verdict.NOT_REACHED);
      case "points" -> sum(decision, true);
      case "weight" -> sum(decision, false);
      default -> row(decision, name);
    };
  }

  private static String row(Decision decision, String name) {
    if (SHEETS.contains(name)) {
      return ids(hits(decision, name));
    }
    Optional<Indicator> indicator = indicator(decision.policy(), name);
    return indicator.isPresent()
        ? points(decision, indicator.get())
        : decision
            .policy()
            .vocabulary()
            .find(name)
            .map(f -> DecisionValues.text(decision, f))
            .orElse("");
  }

  private static Stream<RowRef> hits(Decision decision, String sheet) {
    return switch (sheet) {
      case "ungraded" -> decision.ungraded().stream().map(row -> row.row());
      case "downgrades" -> decision.downgrades().stream().map(row -> row.row());
      case "movement" -> decision.movements().stream().map(row -> row.row());
      case "sanctions", "blacklist" -> decision.sanctions().stream().map(row -> row.row());
      case "limits" -> decision.limitSteps().stream().map(step -> step.change().row());
      case "findings" -> decision.findingRows().stream().map(row -> row.row());
      default -> decision.letterRows().stream().map(row -> row.row());
    };
  }

  private static String criteria(Decision decision, Verdict verdict) {
    return ids(
        decision.criteria().stream()
            .filter(result -> result.verdict() == verdict)
            .map(CriterionResult::criterion)
            .map(criterion -> criterion.row()));
  }

  private static String ids(Stream<RowRef> rows) {
    return rows.map(RowRef::id).collect(Collectors.joining(" "));
  }

  private static Stream<IndicatorPoints> counted(Decision decision) {
    return decision.points().stream().filter(points -> !points.leftOut());
  }

  private static String sum(Decision decision, boolean points) {
    if (decision.score() == null) {
      return "";
    }
    return plain(
        counted(decision)
            .filter(given -> points || given.indicator().isWithin())
            .map(given -> points ? given.points() : given.indicator().weight())
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static String points(Decision decision, Indicator indicator) {
    return decision.assessments().stream()
        .map(AssessmentResult::points)
        .flatMap(List::stream)
        .filter(given -> given.indicator().equals(indicator) && !given.leftOut())
        .map(given -> plain(given.points()))
        .findFirst()
        .orElse("");
  }

  private static Optional<Indicator> indicator(Policy policy, String name) {
    return policy.indicators().stream().filter(i -> i.row().id().equals(name)).findFirst();
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : Codes.plain(number).toPlainString();
  }
}
