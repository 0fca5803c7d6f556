package org.shouxin.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.problem.Text;

/**
 * A scored indicator (R11).
 *
 * @param row its workbook row
 * @param assessment id of the assessment that it belongs to
 * @param familyKey name under which the family's points can be tested, null for none
 * @param family one of the indicator families
 * @param name display name
 * @param fact the fact that is scored
 * @param weight most points it can give; the weights of an assessment add up to 100 (R12)
 * @param source origin of the value
 */
public record Indicator(
    RowRef row,
    String assessment,
    @Nullable String familyKey,
    Text family,
    Text name,
    Fact fact,
    BigDecimal weight,
    String source) {}
