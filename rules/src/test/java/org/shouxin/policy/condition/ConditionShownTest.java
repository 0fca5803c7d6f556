package org.shouxin.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.policies.CommittedPolicy;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;

/** A sales manager reads conditions in words, not in codes. */
class ConditionShownTest {

  private static final Policy POLICY = CommittedPolicy.of("nonferrous").policy();

  @Test
  @Tag("R2")
  @Tag("R3")
  void aPaperMustBeValidAndAContractOnFile() {
    assertThat(criterion("ADM-02", Language.ZH)).isEqualTo("有效");
    assertThat(criterion("ADM-02", Language.EN)).isEqualTo("valid");
    assertThat(criterion("ADM-01", Language.ZH)).isEqualTo("是");
  }

  @Test
  void bandsAreIntervalsAndOptionsBearTheirLabel() {
    assertThat(band("PER-01-2")).isEqualTo("[95, 98)");
    assertThat(POLICY.terms().get(6).standing().shown(Language.ZH)).isEqualTo("正常、暂停赊销");
    assertThat(POLICY.terms().get(6).grade().shown(Language.EN)).isEqualTo("any");
  }

  private static String criterion(String id, Language language) {
    return POLICY.admission().stream()
        .filter(c -> c.row().id().equals(id))
        .findFirst()
        .orElseThrow()
        .passes()
        .shown(language);
  }

  private static String band(String id) {
    return POLICY.scorecard().stream()
        .filter(b -> b.row().id().equals(id))
        .findFirst()
        .orElseThrow()
        .condition()
        .shown(Language.ZH);
  }
}
