package org.shouxin.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.oracle.OracleScoring.Scored;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Finding;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Letter;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Text;

/**
 * The semantics of a policy, once more and on its own: rows read one by one, decimals compared as
 * decimals, dates as dates. Slow and plain.
 */
public final class Oracle {

  private final Policy policy;
  private final Facts facts;
  private final LocalDate asOf;
  private final OracleReady ready;
  private final Known known;
  private final OracleAdmission admission;
  private final Map<String, String> out = new LinkedHashMap<>();

  private Oracle(Policy policy, Facts facts, LocalDate asOf) {
    this.policy = policy;
    this.facts = facts;
    this.asOf = asOf;
    this.ready = new OracleReady(policy, facts, asOf);
    this.known = ready.known();
    this.admission = new OracleAdmission(policy, known);
  }

  /** What must come out, spelled as {@link Spelling} spells an answer. */
  public static Map<String, String> decide(Policy policy, Facts facts, LocalDate asOf) {
    return new Oracle(policy, facts, asOf).decide();
  }

  private Map<String, String> decide() {
    OracleNeeds.Asked asked = OracleNeeds.of(policy);
    Set<String> needed = asked.all();
    Set<String> upFront = new LinkedHashSet<>(asked.tested());
    for (Assessment assessment : policy.assessments()) {
      if (policy.ungraded().stream().noneMatch(r -> r.assessment().equals(assessment.id()))) {
        upFront.addAll(asked.scored().getOrDefault(assessment.id(), Set.of()));
      }
    }
    if (undecided(upFront, needed)) {
      return out;
    }
    ready.derive(needed);
    if (undecided(upFront, needed)) {
      return out;
    }
    admission.ask(false);
    OracleScoring scoring = new OracleScoring(policy, known);
    for (Assessment assessment : policy.assessments()) {
      if (scoring.scores(assessment)) {
        upFront.addAll(asked.scored().getOrDefault(assessment.id(), Set.of()));
      }
    }
    if (undecided(upFront, needed)) {
      return out;
    }
    for (Assessment assessment : policy.assessments()) {
      if (!scoring.score(assessment) && assessment.credit()) {
        Set<String> all = new LinkedHashSet<>();
        policy.indicators().stream()
            .filter(indicator -> indicator.assessment().equals(Assessment.CREDIT))
            .forEach(indicator -> all.add(indicator.fact().name()));
        return undecided(inOrder(all), Set.of());
      }
    }
    OracleGrading grading = new OracleGrading(policy, known);
    Grade grade = grading.adjust();
    admission.ask(true);
    OracleTerms terms = new OracleTerms(policy, known);
    int months = grade.reviewMonths();
    LocalDate review = months == 0 ? null : asOf.plusMonths(months);
    OracleReasons reasons = new OracleReasons(policy, admission, scoring, grading, terms);
    write(reasons.all(), review);
    spell(scoring, grading, terms, reasons, review);
    out.put("rows", rows(needed, scoring, grading, terms).toString());
    return out;
  }

  private boolean undecided(Set<String> refusing, Set<String> needed) {
    List<String> missing = ready.missing(refusing);
    Set<String> places = ready.problems(refusing, needed);
    if (missing.isEmpty() && places.isEmpty()) {
      return false;
    }
    undecided(missing, places);
    return true;
  }

  private Map<String, String> undecided(List<String> missing, Set<String> places) {
    out.clear();
    out.put("undecided", String.join(" ", missing));
    out.put("problems", String.join(" ", places));
    return out;
  }

  private List<String> inOrder(Set<String> names) {
    return policy.facts().facts().stream().map(Fact::name).filter(names::contains).toList();
  }

  private void spell(
      OracleScoring scoring,
      OracleGrading grading,
      OracleTerms terms,
      OracleReasons reasons,
      @Nullable LocalDate review) {
    out.putAll(admission.verdicts());
    for (Assessment assessment : policy.assessments()) {
      String prefix = assessment.credit() ? "" : assessment.id() + "_";
      boolean scored = known.value(prefix + "score") != null;
      for (Scored each : scored ? scoring.scored(assessment) : List.<Scored>of()) {
        BigDecimal points = each.points();
        out.put(
            each.indicator().row().name(),
            points == null ? "left out" : each.row() + " " + Spelling.plain(points));
      }
      Grade grade = scoring.grade(assessment);
      out.put(
          "assessment " + assessment.id(),
          known.value(prefix + "score") + " " + (grade == null ? null : grade.code()));
    }
    out.put("ungraded", Spelling.names(scoring.ungraded(), row -> row.row()));
    out.put("downgrades", Spelling.names(grading.downgrades(), row -> row.row()));
    out.put("movements", Spelling.names(grading.movements(), row -> row.row()));
    out.put("sanctions", Spelling.names(grading.sanctions(), row -> row.row()));
    out.put("next_review", String.valueOf(review));
    out.put("terms", terms.terms().row().name());
    out.put("base limit", Spelling.plain(terms.base()));
    for (OracleTerms.Step step : terms.steps()) {
      out.put(
          step.change().row().name(),
          Spelling.plain(step.before()) + " -> " + Spelling.plain(step.after()));
    }
    out.put("reasons", reasons.rows().toString());
    for (Fact fact : policy.vocabulary().facts()) {
      if (fact.slot() >= policy.facts().facts().size()) {
        out.put("= " + fact.name(), Spelling.value(known.value(fact.name())));
      }
    }
  }

  /** The names of all rows that were hit. */
  private Set<String> rows(
      Set<String> needed, OracleScoring scoring, OracleGrading grading, OracleTerms terms) {
    Set<String> rows = ready.rows(needed);
    admission
        .verdicts()
        .forEach(
            (row, verdict) -> {
              if (!List.of("PASSED", "NOT_REACHED").contains(verdict)) {
                rows.add(row);
              }
            });
    scoring.rows().forEach(row -> rows.add(row.name()));
    grading.rows().forEach(row -> rows.add(row.name()));
    rows.add(terms.terms().row().name());
    rows.addAll(scoring.cells());
    rows.addAll(terms.cells());
    terms.steps().forEach(step -> rows.add(step.change().row().name()));
    out.keySet().stream().filter(key -> key.matches("(findings|letters)/.*")).forEach(rows::add);
    return rows;
  }

  private void write(List<OracleReasons.Said> reasons, @Nullable LocalDate review) {
    OracleTexts texts = new OracleTexts(policy, known, facts.customer());
    texts.add("next_review", review);
    Map<Finding.Kind, List<Text>> byKind = new LinkedHashMap<>();
    for (Finding finding : policy.findings()) {
      if (known.meets(finding.when())) {
        Text text = texts.fill(finding.text().text());
        byKind.computeIfAbsent(finding.kind(), kind -> new ArrayList<>()).add(text);
        Integer months = finding.dueMonths();
        Integer days = finding.dueDays();
        LocalDate due =
            months == null && days == null
                ? null
                : asOf.plusMonths(months == null ? 0 : months).plusDays(days == null ? 0 : days);
        out.put(finding.row().name(), due + " " + text);
      }
    }
    texts.add("conditions", byKind.getOrDefault(Finding.Kind.CONDITION, List.of()));
    texts.add("evidence", byKind.getOrDefault(Finding.Kind.EVIDENCE, List.of()));
    texts.add("security", byKind.getOrDefault(Finding.Kind.SECURITY, List.of()));
    texts.add("sanctions", byKind.getOrDefault(Finding.Kind.SANCTION, List.of()));
    texts.add("treatments", byKind.getOrDefault(Finding.Kind.TREATMENT, List.of()));
    texts.add("failed", admission.of("FAILED").stream().map(c -> c.name()).toList());
    texts.add("unmet", admission.of("FAILED", "CONDITION").stream().map(c -> c.name()).toList());
    texts.add("missing", admission.of("MISSING").stream().map(c -> c.name()).toList());
    texts.add("reasons", reasons.stream().map(OracleReasons.Said::text).toList());
    for (Letter letter : policy.letters()) {
      if (known.meets(letter.when())) {
        Text subject = texts.fill(letter.subject().text());
        out.put(letter.row().name(), subject + " " + texts.fill(letter.body().text()));
      }
    }
  }
}
