package org.shouxin.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.customerfiles.SocialCreditCode;
import org.shouxin.facts.CodeReader;
import org.shouxin.facts.Days;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Numerals;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.problem.Invisible;
import org.shouxin.problem.Text;

/** How a file writes its values, and the values that it means. Not thread-safe. */
final class ValueFormat {

  private static final int MOST_KEPT = 20_000;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;
  private static final LocalDate SHOWN = LocalDate.of(2026, 10, 31);

  private final @Nullable String dayPattern;
  private final @Nullable DateTimeFormatter days;
  private final Numbers numbers;
  private final Set<String> yes;
  private final Set<String> no;
  private final Set<String> missing;
  private final Map<String, LocalDate> seen = new HashMap<>();

  /** How numbers are written. */
  enum Numbers {
    /** As {@link Numerals} reads them: a point for decimals, no ambiguous comma. */
    USUAL("", ""),
    /** {@code 1,234.56}. */
    POINT(",", "."),
    /** {@code 1.234,56}. */
    COMMA(".", ",");

    private final String group;
    private final String decimal;
    private final Pattern form;

    Numbers(String group, String decimal) {
      this.group = group;
      this.decimal = decimal;
      String g = Pattern.quote(group);
      String fraction = "(" + Pattern.quote(decimal) + "[0-9]+)?";
      this.form = Pattern.compile("[+-]?([0-9]+|[0-9]{1,3}(" + g + "[0-9]{3})+)" + fraction);
    }

    /** The number with a point for decimals and nothing between thousands. */
    private String plain(String text) throws Unreadable {
      if (this == USUAL) {
        return text;
      }
      if (!form.matcher(text).matches()) {
        throw new Unreadable(
            new Text("不是一个数", "not a number"), Text.same("1" + group + "234" + decimal + "56"));
      }
      return text.replace(group, "").replace(decimal, ".");
    }
  }

  /**
   * @param dayPattern as {@link DateTimeFormatter} has it; null for what {@link Days} reads
   * @param numbers how numbers are written
   * @param yes words for yes, folded; empty for the usual ones
   * @param no words for no, folded
   * @param missing texts that mean an empty value
   */
  ValueFormat(
      @Nullable String dayPattern,
      Numbers numbers,
      Set<String> yes,
      Set<String> no,
      Set<String> missing) {
    this.dayPattern = dayPattern;
    this.days = dayPattern == null ? null : formatter(dayPattern);
    this.numbers = numbers;
    this.yes = yes;
    this.no = no;
    this.missing = missing;
  }

  /** The default notation. */
  static ValueFormat usual() {
    return new ValueFormat(null, Numbers.USUAL, Set.of(), Set.of(), Set.of());
  }

  /**
   * A formatter of a pattern with years of the common era.
   *
   * @throws IllegalArgumentException if it is not a date pattern
   */
  static DateTimeFormatter formatter(String pattern) {
    DateTimeFormatter made =
        DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    try {
      if (!LocalDate.parse(made.format(SHOWN), made).equals(SHOWN)) {
        throw new IllegalArgumentException(pattern);
      }
    } catch (DateTimeException noDay) {
      throw new IllegalArgumentException(pattern, noDay);
    }
    return made;
  }

  /** A cell without blanks and what nobody sees around it; null if it is empty. */
  @Nullable String given(String cell) {
    String text = Invisible.trim(cell);
    return text.isEmpty() || !missing.isEmpty() && missing.contains(text) ? null : text;
  }

  /**
   * The value of a column.
   *
   * @return a text, {@link BigDecimal}, {@link LocalDate} or {@link Boolean}
   * @throws Unreadable if the text has no meaning as one, or the column cannot hold it
   */
  Object read(ImportColumn column, String text) throws Unreadable {
    return switch (column.kind()) {
      case TEXT -> text(column, text);
      case CODE -> CodeReader.read(text, column.length());
      case CREDIT_CODE -> SocialCreditCode.read(text);
      case NUMBER -> number(column, text);
      case DAY -> day(text);
      case YES_NO -> truth(text);
    };
  }

  private static String text(ImportColumn column, String text) throws Unreadable {
    if (text.length() > column.length()) {
      throw new Unreadable(
          new Text(
              "文字过长：" + text.length() + " 个字符", "the text has " + text.length() + " characters"),
          new Text("最多 " + column.length() + " 个字符", "at most " + column.length()));
    }
    String unseen = Invisible.in(text);
    if (!unseen.isEmpty()) {
      throw new Unreadable(
          new Text("含有看不见的字符 " + unseen, "it contains invisible characters: " + unseen),
          new Text("可见的文字", "visible text"));
    }
    return text;
  }

  private BigDecimal number(ImportColumn column, String text) throws Unreadable {
    BigDecimal number = Numerals.read(numbers.plain(text), Text.NONE);
    if (number.scale() > column.places()) {
      throw new Unreadable(
          new Text("小数位数过多", "too many decimal places"),
          new Text("最多 " + column.places() + " 位小数", "at most " + column.places()));
    }
    return number;
  }

  private LocalDate day(String text) throws Unreadable {
    LocalDate known = seen.get(text);
    if (known != null) {
      return known;
    }
    LocalDate day = days == null ? Days.read(text) : formatted(text, days);
    if (seen.size() < MOST_KEPT) {
      seen.put(text, day);
    }
    return day;
  }

  private LocalDate formatted(String text, DateTimeFormatter by) throws Unreadable {
    LocalDate day = parsed(text, by);
    if (day == null || day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      String shown = dayPattern + ", " + by.format(SHOWN);
      throw new Unreadable(new Text("不是日期", "not a date"), Text.same(shown));
    }
    return day;
  }

  private static @Nullable LocalDate parsed(String text, DateTimeFormatter by) {
    try {
      return LocalDate.parse(text, by);
    } catch (DateTimeException noDay) {
      return null;
    }
  }

  private Boolean truth(String text) throws Unreadable {
    String word = Dictionary.key(text);
    Boolean truth;
    if (yes.isEmpty() && no.isEmpty()) {
      truth = ValueReader.truth(text);
    } else {
      truth = yes.contains(word) ? Boolean.TRUE : no.contains(word) ? Boolean.FALSE : null;
    }
    if (truth == null) {
      List<String> words =
          yes.isEmpty() && no.isEmpty()
              ? List.of("是", "否", "yes", "no")
              : List.of(String.join(", ", yes), String.join(", ", no));
      throw new Unreadable(
          new Text("既不是“是”也不是“否”", "neither yes nor no"), Text.same(String.join(", ", words)));
    }
    return truth;
  }
}
