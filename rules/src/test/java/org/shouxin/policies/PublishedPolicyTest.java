package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.workbook.BookText;

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
    Policy policy = PolicyCompiler.compile(BookText.read(text(), Sheets.ALL));
    assertThat(policy.grades())
        .extracting(Grade::code)
        .containsExactly("AAA", "AA", "A", "B", "C", "U");
    assertThat(policy.cases()).hasSizeGreaterThan(20);
    try (PolicyUnderTest published = PolicyUnderTest.of(policy)) {
      assertThat(published.differences()).isEmpty();
    }
  }

  private static String text() throws IOException {
    try (InputStream in = PublishedPolicyTest.class.getResourceAsStream("published.policy.txt")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
