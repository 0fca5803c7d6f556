package org.shouxin.customerfiles;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Numerals;
import org.shouxin.problem.Text;

/**
 * Values of a file that are read and may be meant otherwise: amounts that a spreadsheet shortened,
 * and single fractions in a column of per cent. Safe for several threads.
 */
final class ValueNotes {

  private final Map<Integer, Column> columns = new ConcurrentSkipListMap<>();

  /** What one column holds. */
  private static final class Column {
    private long shortened;
    private long fractions;
    private long small;

    /** Whether the heading says per cent and a value bears it out. */
    private volatile boolean settled;

    private Seen firstShortened = Seen.NONE;
    private Seen firstFraction = Seen.NONE;
  }

  private record Seen(long line, String cell) {
    private static final Seen NONE = new Seen(Long.MAX_VALUE, "");

    private Seen or(Seen other) {
      return other.line < line ? other : this;
    }
  }

  /** Takes a number as it was read, before it is converted. */
  void take(int column, Fact fact, boolean stated, long line, String cell, BigDecimal number) {
    if (cell.length() > 4 && Numerals.shortened(cell)) {
      Column found = column(column);
      synchronized (found) {
        found.shortened++;
        found.firstShortened = found.firstShortened.or(new Seen(line, cell));
      }
    }
    if (fact.percent() && number.signum() != 0) {
      BigDecimal size = number.abs();
      if (size.compareTo(BigDecimal.TEN) >= 0 || cell.strip().endsWith("%")) {
        if (stated) {
          column(column).settled = true;
        }
      } else {
        Column found = column(column);
        synchronized (found) {
          boolean fraction = size.compareTo(BigDecimal.ONE) <= 0;
          found.fractions += fraction ? 1 : 0;
          found.small += fraction ? 0 : 1;
          if (stated && !fraction) {
            found.settled = true;
          }
          found.firstFraction =
              fraction ? found.firstFraction.or(new Seen(line, cell)) : found.firstFraction;
        }
      }
    }
  }

  private Column column(int column) {
    return columns.computeIfAbsent(column, first -> new Column());
  }

  /**
   * What is to be noted. Fractions are noted unless the column has as many values from 1 to 10,
   * among which they are ordinary, or its heading states per cent and one value is above 1.
   */
  List<Text> texts(List<String> titles) {
    List<Text> texts = new ArrayList<>();
    columns.forEach(
        (index, column) -> {
          String title = titles.get(index).replaceAll("\\s+", " ");
          synchronized (column) {
            if (column.shortened > 0) {
              texts.add(shortened(title, column.shortened, column.firstShortened));
            }
            if (column.fractions > column.small && !column.settled) {
              texts.add(fractions(title, column.fractions, column.firstFraction));
            }
          }
        });
    return texts;
  }

  private static Text shortened(String title, long count, Seen first) {
    return new Text(
        "“"
            + title
            + "”列有 "
            + count
            + " 个数被表格软件缩写，末位数字可能已丢失，例如第 "
            + first.line()
            + " 行 "
            + first.cell(),
        "column “"
            + title
            + "”: numbers shortened by a spreadsheet, digits may be lost: "
            + count
            + ", such as "
            + first.cell()
            + " on line "
            + first.line());
  }

  private static Text fractions(String title, long count, Seen first) {
    return new Text(
        "“"
            + title
            + "”列以 % 为单位，有 "
            + count
            + " 个数不超过 1，请核对是否小数，例如第 "
            + first.line()
            + " 行 "
            + first.cell(),
        "column “"
            + title
            + "” is in %; values of 1 or less, perhaps fractions: "
            + count
            + ", such as "
            + first.cell()
            + " on line "
            + first.line());
  }
}
