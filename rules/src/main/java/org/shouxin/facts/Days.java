package org.shouxin.facts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/**
 * Reads calendar days: {@code 2026-10-31}, {@code 2026/10/31}, {@code 2026.10.31}, {@code
 * 20261031}, {@code 2026年10月31日}, and with the year last only when day and month cannot be
 * confused. A midnight time after the day, as spreadsheets write it, is dropped. {@code 长期} and its
 * like mean without end, {@code 9999-12-31}.
 */
public final class Days {

  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})");
  private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
  private static final Pattern CHINESE =
      Pattern.compile("([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日");
  private static final Pattern YEAR_LAST =
      Pattern.compile("([0-9]{1,2})([-/.])([0-9]{1,2})\\2([0-9]{4})");
  private static final Pattern MIDNIGHT = Pattern.compile("[ T]0{1,2}:00(?::00(?:\\.0{1,9})?)?$");
  private static final Pattern SERIAL = Pattern.compile("([1-9][0-9]{4})(?:\\.[0-9]*)?");
  private static final LocalDate BEFORE_SERIALS = LocalDate.of(1899, 12, 30);
  private static final Set<String> WITHOUT_END =
      Set.of("长期", "长期有效", "永久", "永久有效", "无固定期限", "无期限", "不限期", "至长期");
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
  private static final Text FORMS = Text.same("2026-10-31, 2026/10/31, 20261031, 2026年10月31日");
  private static final Text NO_DAY = new Text("不是日期", "not a date");

  private Days() {}

  /**
   * Reads a day between 1900-01-01 and 9999-12-31.
   *
   * @throws Unreadable if it is not a day, or day and month may be confused
   */
  public static LocalDate read(String text) throws Unreadable {
    if (text.length() > 40) {
      throw new Unreadable(NO_DAY, FORMS);
    }
    String ascii = Traditional.simplified(Numerals.halfWidth(text)).strip();
    String day = MIDNIGHT.matcher(ascii).replaceFirst("");
    if (WITHOUT_END.contains(day)) {
      return LAST;
    }
    Matcher serial = SERIAL.matcher(day);
    if (serial.matches()) {
      LocalDate meant = BEFORE_SERIALS.plusDays(Long.parseLong(serial.group(1)));
      throw new Unreadable(
          new Text("这是表格软件的日期序号，不是日期", "a day number of a spreadsheet, not a date"),
          new Text(
              meant + "（若确是此日），列设为日期格式", meant + " if that is meant; format the column as dates"));
    }
    LocalDate found = yearFirst(day);
    if (found == null) {
      found = yearLast(day);
    }
    if (found == null || found.getYear() < 1900) {
      throw new Unreadable(NO_DAY, FORMS);
    }
    return found;
  }

  private static @Nullable LocalDate yearFirst(String day) {
    Matcher separated = YEAR_FIRST.matcher(day);
    if (separated.matches()) {
      return day(separated.group(1), separated.group(3), separated.group(4));
    }
    Matcher compact = COMPACT.matcher(day);
    if (compact.matches()) {
      return day(compact.group(1), compact.group(2), compact.group(3));
    }
    Matcher chinese = CHINESE.matcher(day);
    return chinese.matches() ? day(chinese.group(1), chinese.group(2), chinese.group(3)) : null;
  }

  private static @Nullable LocalDate yearLast(String day) throws Unreadable {
    Matcher last = YEAR_LAST.matcher(day);
    if (!last.matches()) {
      return null;
    }
    LocalDate monthFirst = day(last.group(4), last.group(1), last.group(3));
    LocalDate dayFirst = day(last.group(4), last.group(3), last.group(1));
    if (monthFirst != null && dayFirst != null && !monthFirst.equals(dayFirst)) {
      throw new Unreadable(
          new Text("日和月分不清", "day and month may be confused"), Text.same("2026-10-31"));
    }
    return monthFirst != null ? monthFirst : dayFirst;
  }

  private static @Nullable LocalDate day(String year, String month, String day) {
    try {
      return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }
}
