package org.shouxin.customerfiles;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.Cells;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.problem.Text;

/**
 * Makes typed rows of records: cuts cells, reads values. A row with faults reports all of them. Not
 * thread-safe; one per thread.
 */
public final class CustomerRowReader {

  private final FileHeadings headings;
  private final Cells cutter;
  private final List<@Nullable Fact> columns;
  private final int key;
  private final boolean keyed;

  /**
   * @param keyed whether a row without the customer's code is faulty
   */
  CustomerRowReader(FileHeadings headings, Cells cutter, boolean keyed) {
    this.headings = headings;
    this.cutter = cutter;
    this.columns = headings.columns();
    this.key = headings.key();
    this.keyed = keyed;
  }

  /** The record cut into cells, or with the fault that prevents it. */
  public RawRow cut(RawRow raw) {
    return cutter.cut(raw);
  }

  /** The customer of a record, or all its problems. */
  public CustomerRow read(RawRow whole) {
    RawRow raw = cut(whole);
    String[] cells = raw.cells();
    if (cells == null) {
      return faulty(raw, "", raw.fault() == null ? new Text("", "") : raw.fault());
    }
    String customer = key >= 0 && key < cells.length ? cells[key].strip() : "";
    Text ragged = cutter.ragged(raw, cells);
    if (ragged != null) {
      return faulty(raw, customer, ragged);
    }
    return values(raw, customer, cells);
  }

  private CustomerRow values(RawRow raw, String customer, String[] cells) {
    Facts.Builder facts = Facts.of(customer, headings.dictionary());
    List<RowFault> faults = List.of();
    boolean suspect = Cells.suspect(raw.text());
    for (int i = 0; i < columns.size(); i++) {
      Fact fact = columns.get(i);
      if (fact == null) {
        continue;
      }
      try {
        Text damage = suspect ? cutter.damaged(cells[i]) : null;
        if (damage != null) {
          throw new Unreadable(damage, Text.NONE);
        }
        Object value = ValueReader.read(fact, cells[i]);
        if (keyed && i == key && value == null) {
          throw new Unreadable(new Text("没有客户代码", "the customer's code is missing"), Text.NONE);
        }
        facts.set(fact, value);
      } catch (Unreadable wrong) {
        faults = faults.isEmpty() ? new ArrayList<>() : faults;
        faults.add(RowFault.of(raw.line(), headings.titles().get(i), cells[i], wrong));
      }
    }
    return faults.isEmpty()
        ? new CustomerRow(raw.line(), customer, facts.build(), faults)
        : new CustomerRow(raw.line(), customer, null, faults);
  }

  private static CustomerRow faulty(RawRow raw, String customer, Text reason) {
    return new CustomerRow(
        raw.line(), customer, null, List.of(new RowFault(raw.line(), "", raw.text(), reason)));
  }
}
