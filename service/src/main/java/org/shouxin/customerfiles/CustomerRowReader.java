package org.shouxin.customerfiles;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.Cells;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.facts.CodeReader;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.problem.Text;

/**
 * Makes typed rows of records: cuts cells, reads values. A row with faults reports all of them. Not
 * thread-safe; one per thread.
 */
public final class CustomerRowReader {

  private static final int LEAST_WRONG = 3;

  private final FileHeadings headings;
  private final Cells cutter;
  private final ValueNotes notes;
  private final List<@Nullable Fact> columns;
  private final List<@Nullable Fact> written;
  private final int key;
  private final boolean keyed;

  /**
   * @param keyed whether a row without the customer's code is faulty
   */
  CustomerRowReader(FileHeadings headings, Cells cutter, ValueNotes notes, boolean keyed) {
    this.headings = headings;
    this.cutter = cutter;
    this.notes = notes;
    this.columns = headings.columns();
    this.written = headings.written();
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
    String customer = customer(raw);
    Text ragged = cutter.ragged(raw, cells);
    if (ragged != null) {
      return faulty(raw, customer, ragged);
    }
    return values(raw, customer, cells);
  }

  /** The customer's code of a record that is cut; empty when there is none that can be read. */
  public String customer(RawRow cut) {
    return headings.byLine() ? String.valueOf(cut.line()) : code(cut, key);
  }

  /** The same by the column of the code, -1 when it is not known. */
  static String code(RawRow cut, int key) {
    String @Nullable [] cells = cut.cells();
    try {
      return cells != null && key >= 0 && key < cells.length && !cut.days().contains(key)
          ? CodeReader.read(cells[key], CodeReader.LONGEST)
          : "";
    } catch (Unreadable refused) {
      return "";
    }
  }

  private CustomerRow values(RawRow raw, String customer, String[] cells) {
    Facts.Builder facts = Facts.of(customer, headings.dictionary());
    if (headings.byLine()) {
      headings.dictionary().find(Fact.CUSTOMER).ifPresent(fact -> facts.set(fact, customer));
    }
    List<RowFault> faults = List.of();
    boolean suspect = Cells.suspect(raw);
    for (int i = 0; i < columns.size(); i++) {
      Fact fact = columns.get(i);
      if (fact == null) {
        continue;
      }
      try {
        if (suspect) {
          cutter.check(raw, i, cells[i], fact.isCode());
        }
        Object value = value(raw.line(), i, cells[i]);
        if (keyed && i == key && value == null) {
          throw new Unreadable(new Text("没有客户代码", "the customer's code is missing"), Text.NONE);
        }
        facts.set(fact, value);
      } catch (Unreadable wrong) {
        faults = faults.isEmpty() ? new ArrayList<>() : faults;
        faults.add(
            RowFault.of(raw.line(), headings.titles().get(i), cells[i], wrong)
                .in(cutter.cell(raw.line(), i)));
      }
    }
    return faults.isEmpty()
        ? new CustomerRow(raw.line(), customer, facts.build(), faults)
        : new CustomerRow(raw.line(), customer, null, faults);
  }

  /** A value, converted into the unit of its fact if the heading states another. */
  private @Nullable Object value(long line, int column, String cell) throws Unreadable {
    Fact fact = written.get(column);
    Object value = fact == null ? null : ValueReader.read(fact, cell);
    if (fact == null || !(value instanceof BigDecimal number)) {
      return value;
    }
    notes.take(column, fact, headings.stated(column), line, cell, number);
    int power = headings.power(column);
    return power == 0 ? number : Codes.plain(number.scaleByPowerOfTen(power));
  }

  /**
   * Whether a record that is cut does not fit its headings: it has more or fewer cells, or at least
   * three of its figures, days and choices cannot be read.
   */
  boolean isShifted(RawRow cut) {
    String[] cells = cut.cells();
    if (cells == null || cutter.ragged(cut, cells) != null) {
      return cells != null;
    }
    int wrong = 0;
    for (int i = 0; i < columns.size(); i++) {
      Fact fact = written.get(i);
      if (fact != null && !fact.isCode() && fact.type() != FactType.TEXT && !cells[i].isBlank()) {
        wrong += isWrong(fact, cells[i]) ? 1 : 0;
      }
    }
    return wrong >= LEAST_WRONG;
  }

  private static boolean isWrong(Fact fact, String cell) {
    try {
      ValueReader.read(fact, cell);
      return false;
    } catch (Unreadable wrong) {
      return true;
    }
  }

  private static CustomerRow faulty(RawRow raw, String customer, Text reason) {
    return new CustomerRow(
        raw.line(), customer, null, List.of(new RowFault(raw.line(), "", raw.text(), reason)));
  }
}
