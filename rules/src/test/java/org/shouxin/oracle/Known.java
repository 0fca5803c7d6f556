package org.shouxin.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.formula.Formula;
import org.shouxin.policy.formula.LookUp;

/** What the oracle knows of one customer or order so far: exact values by name. */
final class Known {

  private final LocalDate asOf;
  private final Map<String, Object> values = new HashMap<>();

  Known(LocalDate asOf) {
    this.asOf = asOf;
  }

  LocalDate asOf() {
    return asOf;
  }

  /** A decimal, yes or no, date, text or option code; null when missing. */
  @Nullable Object value(String name) {
    return values.get(name);
  }

  void set(String name, @Nullable Object value) {
    if (value == null) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
  }

  boolean meets(Condition condition) {
    return OracleCondition.meets(condition.text(), value(condition.fact().name()), asOf);
  }

  boolean meets(List<Condition> conditions) {
    return conditions.stream().allMatch(this::meets);
  }

  /** The number of a fact, of a column of the formula's own row, or of a look-up table. */
  BigDecimal number(String name, Formula formula) {
    for (LookUp table : formula.tables()) {
      if (table.name().equals(name)) {
        return cell(table)
            .map(LookUp.Cell::value)
            .orElseThrow(() -> new IllegalStateException("no cell of " + name));
      }
    }
    for (Formula.Input column : formula.inputs()) {
      if (column.name().equals(name)) {
        return column.value();
      }
    }
    if (values.get(name) instanceof BigDecimal number) {
      return number;
    }
    throw new IllegalStateException("no number " + name);
  }

  /** The cell of a table that is met; none where something is missing and no cell is for that. */
  private Optional<LookUp.Cell> cell(LookUp table) {
    List<LookUp.Cell> met =
        table.cells().stream()
            .filter(cell -> meets(cell.down()))
            .filter(cell -> cell.across() == null || meets(cell.across()))
            .toList();
    if (met.size() > 1) {
      throw new IllegalStateException(met.size() + " cells of " + table.name());
    }
    return met.stream().findFirst();
  }

  /** The names of the cells that a formula's tables meet. */
  List<String> cells(Formula formula) {
    return formula.tables().stream()
        .flatMap(table -> cell(table).stream())
        .map(cell -> "lookup/" + cell.id())
        .toList();
  }
}
