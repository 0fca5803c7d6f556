package org.shouxin.customerfiles;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.WhenMissing;
import org.shouxin.problem.Text;

/** A small dictionary: code, name, on-time share, overdue days. */
final class Dictionaries {

  static final Dictionary SMALL =
      new Dictionary(
          List.of(
              fact("customer", "客户代码", "Customer code", List.of("客户编号"), FactType.TEXT, null, 0),
              fact("name", "客户名称", "Name", List.of(), FactType.TEXT, null, 1),
              fact("on_time_pct", "准时率", "On time", List.of("按期率"), FactType.NUMBER, 100, 2),
              fact("overdue_days", "逾期天数", "Overdue days", List.of(), FactType.NUMBER, 9999, 3)));

  private Dictionaries() {}

  private static Fact fact(
      String name,
      String zh,
      String en,
      List<String> aliases,
      FactType type,
      @Nullable Integer high,
      int slot) {
    return new Fact(
        name,
        new Text(zh, en),
        aliases,
        type,
        Text.same(""),
        high == null ? null : BigDecimal.ZERO,
        high == null ? null : BigDecimal.valueOf(high),
        List.of(),
        WhenMissing.ZERO_POINTS,
        null,
        slot);
  }
}
