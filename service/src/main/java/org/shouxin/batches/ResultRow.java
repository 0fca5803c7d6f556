package org.shouxin.batches;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.CsvCells;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.AssessmentResult;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Policy;
import org.shouxin.policy.routing.Routed.Route;
import org.shouxin.problem.Language;

/**
 * The rows of {@code results.csv}. Labels and reasons are in the chosen language, rows of the
 * workbook are named by their ids. Not thread-safe.
 */
final class ResultRow {

  private static final String NAME = "name";

  private final ResultColumns columns;
  private final Language language;
  private final Map<Dictionary, Optional<Fact>> names = new IdentityHashMap<>();

  ResultRow(ResultColumns columns, Language language) {
    this.columns = columns;
    this.language = language;
  }

  void write(
      Facts facts,
      Decision decision,
      List<Reason> given,
      @Nullable Route route,
      StringBuilder out) {
    CsvCells cells = new CsvCells(out);
    cells.text(decision.customer()).text(name(facts));
    credit(decision, cells);
    if (columns.stages()) {
      AdmissionStage stage = decision.stage();
      cells.text(stage == null ? "" : stage.name().in(language));
    }
    List<AssessmentResult> assessments =
        columns.assessments().isEmpty() ? List.of() : decision.assessments();
    columns.assessments().forEach(id -> assessment(assessments, id, cells));
    Policy policy = decision.policy();
    cells
        .text(joined(decision.findingRows(), found -> found.row().id()))
        .text(joined(decision.letterRows(), letter -> letter.row().id()))
        .text(joined(decision.limitSteps(), step -> step.change().row().id()))
        .text(joined(given, reason -> reason.text().in(language)))
        .plain(decision.asOf())
        .plain(policy.identity().currency())
        .text(policy.identity().id())
        .plain(policy.identity().version())
        .plain(policy.sha256())
        .text(route == null ? "" : route.row().id())
        .end();
  }

  private String name(Facts facts) {
    Object name =
        names
            .computeIfAbsent(facts.dictionary(), known -> known.find(NAME))
            .map(facts::value)
            .orElse(null);
    return name == null ? "" : name.toString();
  }

  private void credit(Decision decision, CsvCells cells) {
    Object review = decision.nextReview();
    Object until = decision.limitValidUntil();
    cells
        .plain(plain(decision.score()))
        .text(decision.gradeBefore().code())
        .text(decision.grade().code())
        .text(decision.admissionName().in(language))
        .text(decision.standing().name().in(language))
        .plain(decision.creditLimit().toPlainString())
        .plain(decision.terms().creditDays())
        .plain(Codes.plain(decision.terms().discount()).toPlainString())
        .plain(Codes.plain(decision.terms().prepayment()).toPlainString())
        .plain(review == null ? "" : review)
        .plain(until == null ? "" : until);
  }

  private static void assessment(List<AssessmentResult> made, String id, CsvCells cells) {
    AssessmentResult result =
        made.stream().filter(each -> each.assessment().id().equals(id)).findFirst().orElse(null);
    Grade grade = result == null ? null : result.grade();
    cells
        .plain(plain(result == null ? null : result.score()))
        .text(grade == null ? "" : grade.code());
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }

  private <T> String joined(List<T> items, Function<T, String> shown) {
    StringBuilder joined = new StringBuilder();
    for (T item : items) {
      if (!joined.isEmpty()) {
        joined.append(language == Language.ZH ? "；" : "; ");
      }
      joined.append(shown.apply(item));
    }
    return joined.toString();
  }
}
