package org.shouxin.orderfiles;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.customerfiles.FileHeadings;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.facts.WhenMissing;
import org.shouxin.problem.Text;

/**
 * The column of a file for the date of an order, under a policy that has no such fact: it checks
 * all orders as of one day, so another date is refused, not ignored.
 */
final class DateColumn {

  private static final Fact DATE =
      new Fact(
          OrderForm.DATE,
          new Text("订单日期", "Order date"),
          List.of("下单日期", "单据日期", "日期", "date"),
          FactType.DATE,
          Text.NONE,
          null,
          null,
          List.of(),
          WhenMissing.NOT_APPLIED,
          null,
          0);
  private static final Dictionary NAMES = new Dictionary(List.of(DATE));

  private final LocalDate asOf;
  private final String title;
  private final int column;

  /**
   * @param headings as the policy reads them
   * @param asOf the day as of which it checks
   */
  DateColumn(FileHeadings headings, LocalDate asOf) {
    this.asOf = asOf;
    this.title =
        headings.unknown().stream()
            .filter(each -> NAMES.find(each).isPresent())
            .findFirst()
            .orElse("");
    this.column = title.isEmpty() ? -1 : headings.titles().indexOf(title);
  }

  /** What is wrong with the date of an order that is cut; null if nothing is. */
  @Nullable RowFault fault(RawRow order) {
    String[] cells = order.cells();
    if (cells == null || column < 0 || column >= cells.length || cells[column].isBlank()) {
      return null;
    }
    try {
      return asOf.equals(ValueReader.read(DATE, cells[column]))
          ? null
          : new RowFault(
              order.line(),
              title,
              cells[column],
              new Text(
                  "不是审查的那一天，这份政策没有事实 " + DATE.name(),
                  "not the day of the check; the policy has no fact " + DATE.name()),
              new Text(asOf + "；别的日期另用 --as-of", asOf + "; for another day, --as-of"));
    } catch (Unreadable unreadable) {
      return RowFault.of(order.line(), title, cells[column], unreadable);
    }
  }
}
