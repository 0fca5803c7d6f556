package org.shouxin.policy;

import java.util.List;
import org.shouxin.facts.Fact;
import org.shouxin.policy.condition.Condition;

/**
 * A class that conditions derive (R15, R16): exactly one row is met, whatever the facts.
 *
 * @param fact the choice or yes/no that it fills
 * @param rows its rows
 */
public record Classification(Fact fact, List<ClassRow> rows) implements Derivation {

  @Override
  public List<Fact> reads() {
    return rows.stream()
        .flatMap(row -> row.when().stream())
        .map(Condition::fact)
        .distinct()
        .toList();
  }

  /**
   * A row of the class.
   *
   * @param row its workbook row
   * @param code of the value that it gives
   * @param when conditions that must all be met
   * @param source origin
   */
  public record ClassRow(RowRef row, long code, List<Condition> when, String source) {}
}
