package org.shouxin.policy.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shouxin.policy.Band;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Policy;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.policy.condition.Condition;

/** Conditions must ask about the very fact or conclusion that the vocabulary lists. */
class VocabularyTest {

  @Test
  void everyConditionAsksAboutAFactOfTheVocabularyAtItsOwnSlot() {
    Policy policy = SmallPolicy.policy();
    Stream<Condition> conditions =
        Stream.of(
                policy.scorecard().stream().map(Band::condition),
                policy.grades().stream().map(Grade::score),
                policy.downgrades().stream().flatMap(d -> d.when().stream()),
                policy.sanctions().stream().flatMap(s -> s.when().stream()),
                policy.admission().stream().map(Criterion::passes),
                policy.terms().stream()
                    .flatMap(t -> Stream.of(t.admission(), t.standing(), t.grade())))
            .flatMap(c -> c);
    assertThat(conditions)
        .isNotEmpty()
        .allSatisfy(
            c -> assertThat(policy.vocabulary().facts().get(c.fact().slot())).isEqualTo(c.fact()));
  }
}
