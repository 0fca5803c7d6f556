package org.shouxin.policy.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Days;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Numerals;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problems;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Cell;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Column.Choice;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/**
 * Reads the cells of one row: what cannot be read is reported with its place and read as null; what
 * can be read is kept in its canonical spelling. An empty cell is null without a further problem,
 * because {@link #require} reports it once.
 */
public final class RowReader {

  private final Row row;
  private final Problems problems;
  private final Map<String, String> canonical = new LinkedHashMap<>();

  RowReader(Row row, Problems problems) {
    this.row = row;
    this.problems = problems;
    row.cells().forEach((key, cell) -> canonical.put(key, cell.text().strip()));
  }

  /** The row's id in canonical spelling. */
  public String id() {
    return canonical.getOrDefault(row.sheet().columns().get(0).key(), "");
  }

  public RowRef ref() {
    return new RowRef(row.sheet().key(), id(), place(row.sheet().columns().get(0).key()));
  }

  /** Keys of the columns beyond the declared ones. */
  public List<String> extras() {
    return row.cells().keySet().stream().filter(key -> row.sheet().column(key).isEmpty()).toList();
  }

  public String place(String key) {
    Cell cell = row.cells().get(key);
    Cell first = row.cells().get(row.sheet().columns().get(0).key());
    return cell != null ? cell.place() : first != null ? first.place() : row.sheet().tab();
  }

  /**
   * Whether the content of a cell was reported as wrong: it cannot be read as what it should be.
   */
  boolean wrong(String key) {
    return !empty(key) || problems.at(place(key));
  }

  public boolean empty(String key) {
    return raw(key).isEmpty();
  }

  SheetSchema sheet() {
    return row.sheet();
  }

  /** Whether the sheet has the column. */
  boolean has(String key) {
    return row.sheet().column(key).isPresent();
  }

  /** Whether the sheet wants the column filled in every row. */
  boolean required(String key) {
    return row.sheet().column(key).map(Column::required).orElse(false);
  }

  /** The content of the cell, without surrounding blanks. */
  public String raw(String key) {
    Cell cell = row.cells().get(key);
    return cell == null ? "" : cell.text().strip();
  }

  /** Remembers the canonical spelling of a cell. */
  public void canonical(String key, String text) {
    canonical.put(key, text);
  }

  /** The row in canonical spelling; the further columns of an open sheet are left to its reader. */
  public Map<String, String> canonical() {
    return canonical;
  }

  public void problem(String key, Text what, Text allowed) {
    problems.add(place(key), what, raw(key), allowed);
  }

  /** Reports why a cell is not a value of a fact that the column does not name. */
  public void problem(String key, Fact fact, Unreadable unreadable) {
    problem(
        key,
        new Text(
            "“" + fact.label().zh() + "”" + unreadable.what().zh(),
            fact.label().en() + ": " + unreadable.what().en()),
        unreadable.allowed());
  }

  public void problem(String key, Unreadable unreadable) {
    problems.add(unreadable.at(place(key), raw(key)));
  }

  /** Reports every required cell that is empty and every invalid text. */
  void require() {
    RowContent.check(row, this);
  }

  /** The text pair {@code prefix_zh}, {@code prefix_en}; one language stands for both. */
  public Text texts(String prefix) {
    return Text.either(raw(prefix + "_zh"), raw(prefix + "_en"));
  }

  /**
   * A number of at most {@link Codes#PLACES} decimals between two bounds, both allowed.
   *
   * @param unit that may follow
   */
  public @Nullable BigDecimal number(String key, Text unit, BigDecimal low, BigDecimal high) {
    if (empty(key)) {
      return null;
    }
    try {
      BigDecimal number = Numerals.read(raw(key), unit);
      if (number.scale() > Codes.PLACES) {
        problem(key, new Text("小数位过多", "too many decimals"), Numerals.DECIMALS);
        return null;
      }
      if (number.compareTo(low) < 0 || number.compareTo(high) > 0) {
        problem(
            key,
            new Text("超出允许范围", "outside the allowed range"),
            new Text(
                low.toPlainString() + " 到 " + high.toPlainString(),
                low.toPlainString() + " to " + high.toPlainString()));
        return null;
      }
      canonical(key, number.toPlainString());
      return number;
    } catch (Unreadable unreadable) {
      problem(key, unreadable);
      return null;
    }
  }

  /** A whole number between two bounds, both allowed. */
  public @Nullable Integer integer(String key, int low, int high) {
    BigDecimal number = integer(key, Text.NONE, low, high);
    return number == null ? null : number.intValueExact();
  }

  /** A whole number between two bounds, both allowed, with a unit that may follow. */
  public @Nullable BigDecimal integer(String key, Text unit, int low, int high) {
    BigDecimal number = number(key, unit, BigDecimal.valueOf(low), BigDecimal.valueOf(high));
    if (number == null || number.scale() == 0) {
      return number;
    }
    problem(
        key,
        new Text("不是整数", "not a whole number"),
        new Text(low + " 到 " + high, low + " to " + high));
    return null;
  }

  public @Nullable LocalDate day(String key) {
    if (empty(key)) {
      return null;
    }
    try {
      LocalDate day = Days.read(raw(key));
      canonical(key, day.toString());
      return day;
    } catch (Unreadable unreadable) {
      problem(key, unreadable);
      return null;
    }
  }

  /** The number in a cell, null when there is none or it cannot be read, which is not reported. */
  public @Nullable BigDecimal quietNumber(String key, Text unit) {
    try {
      return empty(key) ? null : Numerals.read(raw(key), unit);
    } catch (Unreadable unreadable) {
      return null;
    }
  }

  /** The code of one of the column's choices as a constant of an enumeration. */
  public <E extends Enum<E>> @Nullable E one(String key, Class<E> type) {
    String code = choice(key);
    return code == null ? null : Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
  }

  /** The code of one of the column's choices, written as code or label. */
  public @Nullable String choice(String key) {
    return choice(key, row.sheet().column(key).map(Column::choices).orElse(List.of()));
  }

  /**
   * The code of one of the column's choices; the canonical spelling of the one that an empty cell
   * means is empty.
   */
  public @Nullable String choiceOr(String key, String otherwise) {
    String code = empty(key) ? otherwise : choice(key);
    if (otherwise.equals(code)) {
      canonical(key, "");
    }
    return code;
  }

  /** Whether a choice cell names this code, without reporting problems. */
  public boolean says(String key, String code) {
    return row.sheet().column(key).stream()
        .flatMap(column -> column.choices().stream())
        .anyMatch(choice -> choice.code().equals(code) && names(choice, Dictionary.key(raw(key))));
  }

  /** Whether a cell says yes, without reporting problems. */
  public boolean isYes(String key) {
    return Boolean.TRUE.equals(ValueReader.truth(raw(key)));
  }

  private static boolean names(Choice choice, String wanted) {
    return wanted.equals(Dictionary.key(choice.code()))
        || wanted.equals(Dictionary.key(choice.label().zh()))
        || wanted.equals(Dictionary.key(choice.label().en()));
  }

  /** The code of one of several choices, written as code or label. */
  public @Nullable String choice(String key, List<Choice> choices) {
    if (empty(key)) {
      return null;
    }
    String wanted = Dictionary.key(raw(key));
    for (Choice choice : choices) {
      if (names(choice, wanted)) {
        canonical(key, choice.code());
        return choice.code();
      }
    }
    Text list =
        Nearest.suggestion(
            raw(key), choices.stream().map(c -> c.code() + "/" + c.label().zh()).toList());
    problem(key, new Text("不在可选内容之内", "not one of the choices"), list);
    return null;
  }
}
