package org.shouxin.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decision.IndicatorPoints;
import org.shouxin.decision.Decision.Origin;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.WhenMissing;
import org.shouxin.oracle.RandomCustomers;
import org.shouxin.oracle.RandomPolicies;
import org.shouxin.policies.CommittedPolicy;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/** What holds for every decision, whatever the customer. */
class DecisionsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final Policy POLICY = CommittedPolicy.of("nonferrous").policy();
  private static final Decisions DECISIONS = Decisions.of(POLICY);

  @AfterContainer
  static void close() {
    DECISIONS.close();
  }

  private static List<Facts> customers(long seed, int count) {
    return new RandomCustomers(POLICY, seed, 0.03).next(count, DAY);
  }

  private static List<Decision> decided(long seed) {
    List<Decision> decided = new ArrayList<>();
    for (Answer answer : DECISIONS.decide(customers(seed, 64), DAY)) {
      if (answer instanceof Decision decision) {
        decided.add(decision);
      }
    }
    return decided;
  }

  /** R12. */
  @Property(tries = 50)
  @net.jqwik.api.Tag("R12")
  void points_never_exceed_the_weight_and_the_score_never_a_hundred(@ForAll long seed) {
    for (Decision decision : decided(seed)) {
      for (IndicatorPoints points : decision.points()) {
        assertThat(points.points()).isBetween(BigDecimal.ZERO, points.indicator().weight());
      }
      assertThat(decision.score()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
    }
  }

  /** R23, R26. */
  @Property(tries = 50)
  @net.jqwik.api.Tag("R23")
  @net.jqwik.api.Tag("R26")
  void blacklist_trumps_score(@ForAll long seed) {
    for (Decision decision : decided(seed)) {
      decision
          .sanctions()
          .forEach(
              sanction ->
                  assertThat(decision.standing().severity())
                      .isGreaterThanOrEqualTo(sanction.standing().severity()));
      String forced = decision.standing().grade();
      POLICY.grades().stream()
          .filter(grade -> grade.code().equals(forced))
          .forEach(
              grade -> assertThat(decision.grade().rank()).isGreaterThanOrEqualTo(grade.rank()));
    }
  }

  /** R22. */
  @Property(tries = 50)
  @net.jqwik.api.Tag("R22")
  void downgrades_and_sanctions_never_improve_the_grade(@ForAll long seed) {
    for (Decision decision : decided(seed)) {
      assertThat(decision.grade().rank()).isGreaterThanOrEqualTo(decision.gradeBefore().rank());
      if (decision.downgrades().isEmpty() && decision.sanctions().isEmpty()) {
        assertThat(decision.grade()).isEqualTo(decision.gradeBefore());
      }
    }
  }

  @Property(tries = 30)
  void the_order_of_customers_changes_nothing_and_a_batch_decides_as_one_by_one(@ForAll long seed) {
    List<Facts> customers = customers(seed, 200);
    List<Answer> inOrder = DECISIONS.decide(customers, DAY);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < customers.size(); i++) {
      order.add(i);
      assertThat(inOrder.get(i).customer()).isEqualTo(customers.get(i).customer());
    }
    Collections.shuffle(order, new Random(seed));
    List<Answer> shuffled = DECISIONS.decide(order.stream().map(customers::get).toList(), DAY);
    for (int i = 0; i < order.size(); i++) {
      assertThat(shuffled.get(i)).isEqualTo(inOrder.get(order.get(i)));
    }
    for (int i = 0; i < 10; i++) {
      assertThat(DECISIONS.decide(customers.get(i), DAY)).isEqualTo(inOrder.get(i));
    }
  }

  @Test
  void the_order_of_worksheet_rows_changes_nothing() throws RefusedException {
    Book book = CommittedPolicy.of("nonferrous").book();
    Map<SheetSchema, List<Row>> sheets = new LinkedHashMap<>();
    book.sheets()
        .forEach(
            (sheet, rows) -> {
              List<Row> turned = new ArrayList<>(rows);
              Collections.shuffle(turned, new Random(1));
              sheets.put(sheet, turned);
            });
    Policy turned = PolicyCompiler.compile(new Book(sheets));
    assertThat(turned.sha256()).isEqualTo(POLICY.sha256());
    try (Decisions decisions = Decisions.of(turned)) {
      List<Facts> before = customers(5, 300);
      List<Facts> after = new RandomCustomers(turned, 5, 0.03).next(300, DAY);
      List<Answer> answers = DECISIONS.decide(before, DAY);
      List<Answer> answersTurned = decisions.decide(after, DAY);
      for (int i = 0; i < before.size(); i++) {
        if (answers.get(i) instanceof Decision decision) {
          assertThat(answersTurned.get(i)).hasToString(decision.toString()).isEqualTo(decision);
        } else {
          assertThat(answersTurned.get(i)).isInstanceOf(Undecided.class);
        }
      }
    }
  }

  @Test
  void no_decision_when_needed_facts_are_missing_and_all_of_them_are_named() {
    Answer answer = DECISIONS.decide(Facts.of("K1", POLICY.facts()).build(), DAY);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Undecided.class,
            undecided -> {
              assertThat(undecided.customer()).isEqualTo("K1");
              assertThat(undecided.missing())
                  .extracting(Fact::whenMissing)
                  .containsOnly(WhenMissing.REFUSE);
              assertThat(undecided.missing())
                  .extracting(Fact::name)
                  .contains("on_time_pct", "purchases_12m");
            });
  }

  @Test
  void an_assumed_value_is_used_and_said_to_be_assumed() {
    Facts facts = customers(1, 200).stream().filter(DecisionsTest::gradable).findFirst().get();
    Facts.Builder builder = Facts.of("K1", POLICY.facts());
    for (Fact fact : POLICY.facts().facts()) {
      builder.set(fact, fact.name().equals("malicious_arrears") ? null : facts.value(fact));
    }
    Decision decision = (Decision) DECISIONS.decide(builder.build(), DAY);
    assertThat(decision.facts())
        .filteredOn(used -> used.fact().name().equals("malicious_arrears"))
        .singleElement()
        .satisfies(
            used -> {
              assertThat(used.origin()).isEqualTo(Origin.ASSUMED);
              assertThat(used.value()).isEqualTo(false);
            });
  }

  private static boolean gradable(Facts facts) {
    return DECISIONS.decide(facts, DAY) instanceof Decision;
  }

  @Test
  void facts_over_another_dictionary_are_refused() {
    Facts foreign = Facts.of("K1", RandomPolicies.of(1).facts()).build();
    assertThatThrownBy(() -> DECISIONS.decide(foreign, DAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("K1");
  }
}
