package org.shouxin.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Refusals;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.problem.RefusedException;

/** A scorecard may have a row of its own for customers whose figure is missing (R12). */
class MissingBandTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final String NO_ANSWER =
      SmallPolicy.with(SmallPolicy.text(), "事实", "debt_ratio_pct", "when_missing", "not_applied");

  /** The small policy with a third band of the debt ratio. */
  private static String banded(String text, String band) {
    return text.replace(
        "\n[PAY-1]\n",
        "\n[DEBT-3]\nindicator: DEBT\nband: "
            + band
            + "\npoints: 8\nreason_zh: 没有报表\nreason_en: No statements\nsource: test\n\n[PAY-1]\n");
  }

  private static Decision decided(Policy policy, String debtRatio) throws Unreadable {
    Facts.Builder customer = Facts.of("C1", policy.facts());
    for (String fact :
        new String[] {
          "customer=C1",
          "avg_monthly_purchases=100000",
          "on_time_pct=96",
          "years_established=10",
          "debt_ratio_pct=" + debtRatio
        }) {
      String[] part = fact.split("=", -1);
      customer.set(part[0], ValueReader.read(policy.facts().fact(part[0]), part[1]));
    }
    try (Decisions decisions = Decisions.of(policy)) {
      return (Decision) decisions.decide(customer.build(), DAY);
    }
  }

  private static String debt(Decision decision) {
    return decision.points().stream()
        .filter(points -> points.indicator().row().id().equals("DEBT"))
        .map(
            points ->
                (points.band() == null ? "none" : points.band().row().name())
                    + " "
                    + points.points().stripTrailingZeros().toPlainString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("R12")
  void aCustomerWithoutTheFigureGetsThePointsOfTheRowForMissing() throws Exception {
    Policy policy = SmallPolicy.compile(banded(NO_ANSWER, "缺失"));
    assertThat(debt(decided(policy, ""))).isEqualTo("scorecard/DEBT-3 8");
    assertThat(debt(decided(policy, "50"))).isEqualTo("scorecard/DEBT-1 20");
    assertThat(debt(decided(policy, "50.01"))).isEqualTo("scorecard/DEBT-2 5");
  }

  @Test
  @Tag("R12")
  void missingMayShareARowWithAnInterval() throws Exception {
    Policy policy =
        SmallPolicy.compile(SmallPolicy.with(NO_ANSWER, "评分", "DEBT-2", "band", "缺失 或 超过50"));
    assertThat(debt(decided(policy, ""))).isEqualTo("scorecard/DEBT-2 5");
  }

  @Test
  void aFactWhoseRowsDoNotApplyNeedsTheRow() {
    assertThat(Refusals.english(() -> SmallPolicy.compile(NO_ANSWER)))
        .singleElement()
        .asString()
        .contains("the scorecard has no row for missing", "a row of the scorecard with the band");
  }

  @Test
  void aSecondAnswerToMissingIsRefused() {
    assertThat(Refusals.english(() -> SmallPolicy.compile(banded(SmallPolicy.text(), "缺失"))))
        .singleElement()
        .asString()
        .contains("the facts sheet says otherwise what happens without Debt ratio");
    assertThat(
            Refusals.english(
                () ->
                    SmallPolicy.compile(
                        SmallPolicy.with(
                            banded(NO_ANSWER, "缺失"), "评分", "DEBT-2", "band", "缺失 或 > 50"))))
        .singleElement()
        .asString()
        .contains("missing is already covered at");
    String refused = SmallPolicy.with(NO_ANSWER, "事实", "debt_ratio_pct", "when_missing", "refuse");
    assertThat(Refusals.english(() -> SmallPolicy.compile(banded(refused, "缺失"))))
        .singleElement()
        .asString()
        .contains("so it is never missing here");
  }

  @Test
  void theRowIsPartOfThePolicy() throws RefusedException {
    assertThat(SmallPolicy.compile(banded(NO_ANSWER, "缺失")).sha256())
        .isEqualTo(SmallPolicy.compile(banded(NO_ANSWER, "missing")).sha256())
        .isNotEqualTo(SmallPolicy.policy().sha256());
  }
}
