package org.shouxin.policy;

import java.math.BigDecimal;
import org.shouxin.facts.Fact;
import org.shouxin.problem.Text;

/**
 * A scored indicator (R11).
 *
 * @param row where it stands
 * @param family one of the indicator families
 * @param name what people call it
 * @param fact the fact that is scored
 * @param weight most points it can give; all weights add up to 100 (R12)
 * @param source origin of the figure
 */
public record Indicator(
    RowRef row, Text family, Text name, Fact fact, BigDecimal weight, String source) {}
