package org.shouxin.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.formula.Formula;

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

  /** The number of a fact, or of a column of the formula's own row. */
  BigDecimal number(String name, List<Formula.Input> columns) {
    for (Formula.Input column : columns) {
      if (column.name().equals(name)) {
        return column.value();
      }
    }
    if (values.get(name) instanceof BigDecimal number) {
      return number;
    }
    throw new IllegalStateException("no number " + name);
  }
}
