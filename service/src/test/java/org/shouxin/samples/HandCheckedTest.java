package org.shouxin.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.CriterionResult;
import org.shouxin.decision.Decision.IndicatorPoints;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.RefusedException;

/**
 * What was worked out by hand in {@code samples/hand-checked.md} comes out, cell by cell. The
 * expectations are older than the engine: a difference is to be argued, not copied.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandCheckedTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 10, 31);

  private List<Map<String, String>> expected = List.of();
  private List<Answer> answers = List.of();

  @BeforeAll
  void decide() throws IOException, RefusedException, Unreadable {
    Policy policy = CommittedPolicies.policy("nonferrous");
    expected = Rows.of(Rows.sample("hand-checked-expected.csv"));
    List<Facts> customers = new ArrayList<>();
    for (Map<String, String> row : Rows.of(Rows.sample("hand-checked.csv"))) {
      customers.add(Rows.facts(row, policy.facts()));
    }
    try (Decisions decisions = Decisions.of(policy)) {
      answers = decisions.decide(customers, AS_OF);
    }
  }

  @TestFactory
  @Tag("R1")
  @Tag("R2")
  @Tag("R3")
  @Tag("R4")
  @Tag("R11")
  @Tag("R12")
  @Tag("R13")
  @Tag("R18")
  @Tag("R19")
  @Tag("R20")
  @Tag("R22")
  @Tag("R23")
  @Tag("R25")
  @Tag("R26")
  Stream<DynamicTest> everyCustomerComesOutAsWorkedByHand() {
    return expected.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    String.valueOf(row.get("customer")),
                    () ->
                        assertThat(cells(answer(String.valueOf(row.get("customer")))))
                            .containsExactlyEntriesOf(row)));
  }

  @Test
  void everyCustomerHasItsExpectation() {
    assertThat(answers.stream().map(Answer::customer))
        .containsExactlyElementsOf(expected.stream().map(row -> row.get("customer")).toList());
  }

  @Test
  @Tag("R1")
  @Tag("R13")
  void everyGradeStandingAndAdmissionVerdictOccurs() {
    Policy policy = answers.get(0).policy();
    assertThat(column("grade")).containsAll(policy.grades().stream().map(g -> g.code()).toList());
    assertThat(column("standing"))
        .containsAll(policy.standings().stream().map(s -> s.code()).toList());
    assertThat(column("admission")).contains("admitted", "incomplete", "refused");
  }

  @Test
  @Tag("R22")
  @Tag("R23")
  @Tag("R25")
  @Tag("R26")
  void everyDowngradeSanctionAndTermsRowApplies() {
    Policy policy = answers.get(0).policy();
    assertThat(words("downgrades"))
        .containsAll(policy.downgrades().stream().map(d -> d.row().id()).toList());
    assertThat(words("sanctions"))
        .containsAll(policy.sanctions().stream().map(s -> s.row().id()).toList());
    assertThat(column("terms"))
        .containsAll(policy.terms().stream().map(t -> t.row().id()).toList());
  }

  private List<String> column(String name) {
    return expected.stream().map(row -> String.valueOf(row.get(name))).toList();
  }

  private List<String> words(String name) {
    return column(name).stream().flatMap(cell -> Stream.of(cell.split(" "))).toList();
  }

  private Answer answer(String customer) {
    return answers.stream()
        .filter(answer -> answer.customer().equals(customer))
        .findAny()
        .orElseThrow();
  }

  private Map<String, String> cells(Answer answer) {
    Map<String, String> cells = new LinkedHashMap<>();
    expected.get(0).keySet().forEach(name -> cells.put(name, ""));
    cells.put("customer", answer.customer());
    if (answer instanceof Undecided undecided) {
      cells.put(
          "undecided",
          undecided.missing().stream().map(Fact::name).collect(Collectors.joining(" ")));
    } else if (answer instanceof Decision decision) {
      fill(cells, decision);
    }
    return cells;
  }

  private static void fill(Map<String, String> cells, Decision decision) {
    LocalDate review = decision.nextReview();
    cells.put("admission", decision.admission().name().toLowerCase(Locale.ROOT));
    cells.put("failed", criteria(decision, Verdict.FAILED));
    cells.put("missing_evidence", criteria(decision, Verdict.MISSING));
    cells.put("exempt", criteria(decision, Verdict.EXEMPT));
    cells.put("points", plain(sum(decision, IndicatorPoints::points)));
    cells.put("weight", plain(sum(decision, points -> points.indicator().weight())));
    cells.put("score", String.valueOf(decision.score()));
    cells.put("grade_before", decision.gradeBefore().code());
    cells.put("downgrades", ids(decision.downgrades().stream().map(d -> d.row())));
    cells.put("grade", decision.grade().code());
    cells.put("standing", decision.standing().code());
    cells.put("sanctions", ids(decision.sanctions().stream().map(s -> s.row())));
    cells.put("terms", decision.terms().row().id());
    cells.put("credit_limit", plain(decision.creditLimit()));
    cells.put("credit_days", String.valueOf(decision.terms().creditDays()));
    cells.put("discount", plain(decision.terms().discount()));
    cells.put("prepayment", plain(decision.terms().prepayment()));
    cells.put("next_review", review == null ? "" : review.toString());
    for (IndicatorPoints points : decision.points()) {
      cells.put(points.indicator().row().id(), points.leftOut() ? "" : plain(points.points()));
    }
  }

  private static BigDecimal sum(Decision decision, Function<IndicatorPoints, BigDecimal> what) {
    return decision.points().stream()
        .filter(points -> !points.leftOut())
        .map(what)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
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

  private static String plain(BigDecimal number) {
    return Codes.plain(number).toPlainString();
  }
}
