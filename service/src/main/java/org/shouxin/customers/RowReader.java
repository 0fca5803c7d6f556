package org.shouxin.customers;

import com.opencsv.RFC4180Parser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.problem.Text;

/**
 * Makes typed rows of records: cuts cells, reads values. A row that has faults tells all of them.
 * Not for several threads; take one for each.
 */
public final class RowReader {

  private static final char REPLACEMENT = '\uFFFD';

  private final Headings headings;
  private final RFC4180Parser parser;
  private final String encoding;
  private final List<@Nullable Fact> columns;
  private final int key;
  private final boolean keyed;

  /**
   * @param keyed whether a row without the customer's code is faulty
   */
  RowReader(Headings headings, Separator separator, String encoding, boolean keyed) {
    this.headings = headings;
    this.parser = separator.parser();
    this.encoding = encoding;
    this.columns = headings.columns();
    this.key = headings.key();
    this.keyed = keyed;
  }

  /** The record cut into cells, or with the fault that prevents it. */
  public RawRow cut(RawRow raw) {
    if (raw.fault() != null || raw.cells() != null) {
      return raw;
    }
    String[] cells = cut(raw.text());
    Text fault = cells == null ? new Text("引号没有配对", "unterminated quote") : null;
    return new RawRow(raw.line(), raw.text(), cells, raw.ended(), fault);
  }

  /** The customer that a record states, or all that is wrong with it. */
  public CustomerRow read(RawRow whole) {
    RawRow raw = cut(whole);
    String[] cells = raw.cells();
    if (cells == null) {
      return faulty(raw, "", raw.fault() == null ? new Text("", "") : raw.fault());
    }
    String customer = key >= 0 && key < cells.length ? cells[key].strip() : "";
    if (cells.length < columns.size()
        || cells.length > columns.size() && !blankAfter(cells, columns.size())) {
      return faulty(raw, customer, ragged(raw, cells.length));
    }
    return values(raw, customer, cells);
  }

  private CustomerRow values(RawRow raw, String customer, String[] cells) {
    Facts.Builder facts = Facts.of(customer, headings.dictionary());
    List<RowFault> faults = List.of();
    boolean suspect = suspect(raw.text());
    for (int i = 0; i < columns.size(); i++) {
      Fact fact = columns.get(i);
      if (fact == null) {
        continue;
      }
      Text wrong = null;
      if (suspect) {
        wrong = damaged(cells[i]);
      }
      if (wrong == null) {
        try {
          Object value = ValueReader.read(fact, cells[i]);
          facts.set(fact, value);
          if (keyed && i == key && value == null) {
            wrong = new Text("没有客户代码", "the customer's code is missing");
          }
        } catch (Unreadable unreadable) {
          wrong = said(unreadable);
        }
      }
      if (wrong != null) {
        faults = faults.isEmpty() ? new ArrayList<>() : faults;
        faults.add(new RowFault(raw.line(), headings.titles().get(i), cells[i], wrong));
      }
    }
    return faults.isEmpty()
        ? new CustomerRow(raw.line(), customer, facts.build(), faults)
        : new CustomerRow(raw.line(), customer, null, faults);
  }

  private static Text said(Unreadable unreadable) {
    Text what = unreadable.what();
    Text allowed = unreadable.allowed();
    return allowed.en().isEmpty()
        ? what
        : new Text(what.zh() + "；允许：" + allowed.zh(), what.en() + "; allowed: " + allowed.en());
  }

  private Text ragged(RawRow raw, int found) {
    int asked = columns.size();
    return raw.ended() || found > asked
        ? new Text(
            "此行有 " + found + " 个单元格，标题行有 " + asked + " 个",
            "the row has " + found + " cells, the headings are " + asked)
        : new Text(
            "文件在此行中间结束：只有 " + found + " 个单元格，应有 " + asked + " 个",
            "the file ends in the middle of this row: " + found + " of " + asked + " cells");
  }

  private static boolean suspect(String text) {
    return text.indexOf(REPLACEMENT) >= 0 || text.indexOf('\0') >= 0;
  }

  private @Nullable Text damaged(String cell) {
    if (cell.indexOf(REPLACEMENT) >= 0) {
      return new Text("含有不是 " + encoding + " 的字节", "it holds bytes that are not valid " + encoding);
    }
    return cell.indexOf('\0') >= 0 ? new Text("含有空字符 NUL", "it holds a NUL character") : null;
  }

  private static boolean blankAfter(String[] cells, int from) {
    for (int i = from; i < cells.length; i++) {
      if (!cells[i].isBlank()) {
        return false;
      }
    }
    return true;
  }

  private static CustomerRow faulty(RawRow raw, String customer, Text reason) {
    return new CustomerRow(
        raw.line(), customer, null, List.of(new RowFault(raw.line(), "", raw.text(), reason)));
  }

  private String @Nullable [] cut(String text) {
    try {
      return parser.parseLine(text);
    } catch (IOException unterminated) {
      return null;
    }
  }
}
