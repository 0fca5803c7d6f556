package org.shouxin.factsources;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.problem.Text;

/** Reads values of columns. Drivers spell exact numbers, days and truths as files do. */
final class ColumnValue {

  private ColumnValue() {}

  /**
   * The value of a fact.
   *
   * @param found as returned by the driver; null for missing
   * @throws Unreadable if it has no meaning, or lies outside the fact's declared range
   */
  static @Nullable Object read(Fact fact, ColumnKind kind, @Nullable String found)
      throws Unreadable {
    if (found == null) {
      return null;
    }
    return kind == ColumnKind.NUMBER && fact.type() == FactType.NUMBER
        ? number(fact, new BigDecimal(found))
        : ValueReader.read(fact, truth(fact, kind, found));
  }

  private static BigDecimal number(Fact fact, BigDecimal number) throws Unreadable {
    if (!fact.allows(number) || number.abs().compareTo(Codes.LARGEST) > 0) {
      throw new Unreadable(
          new Text("超出允许范围", "outside the allowed range"), ValueReader.range(fact));
    }
    return number;
  }

  /** {@code 1.0000} of a decimal column is a plain 1. */
  private static String truth(Fact fact, ColumnKind kind, String found) {
    return kind == ColumnKind.NUMBER && fact.type() == FactType.YES_NO
        ? Codes.plain(new BigDecimal(found)).toPlainString()
        : found;
  }
}
