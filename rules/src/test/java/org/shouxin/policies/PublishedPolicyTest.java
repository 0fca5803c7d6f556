package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Policy;
import org.shouxin.policy.ResourceText;
import org.shouxin.policy.SmallPolicy;

/**
 * A policy of somebody else, from the figures table of the requirements, as a workbook only: AAA to
 * C, minimum sub-scores, three months of supply, coefficients of the monthly average, one year
 * barred after three late receipts.
 */
class PublishedPolicyTest {

  @Test
  @Tag("R13")
  @Tag("R19")
  @Tag("R22")
  @Tag("R23")
  @Tag("R27")
  void aPublishedPolicyOfFiveGradesDecidesRightlyWithoutANewLineOfJava() throws Exception {
    Policy policy =
        SmallPolicy.compile(ResourceText.beside(PublishedPolicyTest.class, "published.policy.txt"));
    assertThat(policy.grades())
        .extracting(Grade::code)
        .containsExactly("AAA", "AA", "A", "B", "C", "U");
    assertThat(policy.cases()).hasSizeGreaterThan(20);
    try (PolicyUnderTest published = PolicyUnderTest.of(policy)) {
      assertThat(published.differences()).isEmpty();
    }
  }
}
