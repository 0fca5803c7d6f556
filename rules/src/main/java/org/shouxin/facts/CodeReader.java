package org.shouxin.facts;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shouxin.problem.Invisible;
import org.shouxin.problem.Text;

/**
 * Reads the code of a customer or an order, the same in files, requests, imports and workbooks.
 *
 * <p>What cannot be seen at its ends is dropped, full-width letters, digits and signs are their
 * half-width forms, and the marks by which spreadsheets keep a text, {@code '001} and {@code
 * ="001"}, are dropped. What cannot be seen inside, and what a spreadsheet made of a number or an
 * error, is refused, and so are marks for missing and rows of totals. Leading zeros and letter case
 * belong to the code.
 */
public final class CodeReader {

  /** Longest code of a customer, in characters. */
  public static final int LONGEST = 64;

  /** Longest number of an order, in characters. */
  public static final int LONGEST_ORDER = 100;

  private static final Pattern AS_TEXT = Pattern.compile("=\\s*\"([^\"]*)\"");
  private static final Pattern SHORTENED =
      Pattern.compile(
          "[+-]?[0-9](?:[.,][0-9]*)?[eE]\\+[0-9]{1,3}|[+-]?[0-9][.,][0-9]*[eE][0-9]{1,3}");
  private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?");
  private static final Pattern TOTAL =
      Pattern.compile(
          "(?i)(?:合 *计|总 *计|小 *计|共 *计|总 *和|(?:grand |sub ?)?totals?|sum) *(?:[:(].*)?|共 *[0-9]+ *[户家条行个].*");
  private static final Pattern DAY =
      Pattern.compile(
          "(?i)[0-9]{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-[0-9]{2,4})?"
              + "|(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|true|false");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]+\\.0+");
  private static final Pattern ERROR =
      Pattern.compile("#+|#(?:N/A|REF!|NAME\\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!)");
  private static final Text CODE =
      new Text("原来的代码，列设为文本格式", "the code itself, in a column formatted as text");

  private CodeReader() {}

  /**
   * Reads a code.
   *
   * @param longest most characters
   * @return the code; empty when there is none
   * @throws Unreadable if it has a character that cannot be seen, is what a spreadsheet made of a
   *     number, or is too long
   */
  public static String read(String text, int longest) throws Unreadable {
    if (isPlain(text) && text.length() <= longest) {
      return text;
    }
    String code = Invisible.trim(halfWidth(text));
    Matcher kept = AS_TEXT.matcher(code);
    if (kept.matches()) {
      code = Invisible.trim(kept.group(1));
    } else if (code.startsWith("=")) {
      throw new Unreadable(new Text("这是公式，不是代码", "a formula, not a code"), CODE);
    }
    while (code.startsWith("'")) {
      code = Invisible.trim(code.substring(1));
    }
    if (ValueReader.MARKS.contains(code.toUpperCase(Locale.ROOT))
        || code.matches("[无無]")
        || isTotal(code)) {
      throw new Unreadable(
          new Text("这是缺失记号或合计行，不是代码", "a mark for a missing value or a total, not a code"),
          new Text("代码；合计行请删去", "a code; delete rows of totals"));
    }
    String unseen = Invisible.in(code);
    if (!unseen.isEmpty()) {
      throw new Unreadable(
          new Text("代码中有看不见的字符 " + unseen, "the code contains invisible characters: " + unseen),
          new Text("重新输入代码", "the code typed again"));
    }
    if (code.lines().count() > 1 || code.indexOf('\t') >= 0) {
      throw new Unreadable(
          new Text("代码中有换行或制表符", "the code contains a line break or a tab"),
          new Text("一行之内的代码", "a code on one line"));
    }
    if (SHORTENED.matcher(code).matches()
        || DECIMAL.matcher(code).matches()
        || GROUPED.matcher(code).matches()) {
      throw new Unreadable(
          new Text("表格软件把代码当作数字改写了", "a spreadsheet turned the code into a number"), CODE);
    }
    if (DAY.matcher(code).matches()) {
      throw madeDay();
    }
    if (ERROR.matcher(code).matches()) {
      throw new Unreadable(
          new Text("这是表格软件的错误值或显示不下的记号", "an error value of a spreadsheet, or a column too narrow"),
          CODE);
    }
    if (code.length() > longest) {
      throw new Unreadable(
          new Text("代码太长", "the code is too long"),
          new Text("至多 " + longest + " 个字符", "at most " + longest + " characters"));
    }
    return code;
  }

  /** Whether a text says that its row is one of totals. */
  public static boolean isTotal(String text) {
    return TOTAL.matcher(Traditional.simplified(Invisible.trim(halfWidth(text)))).matches();
  }

  /** Why a day is no code. */
  public static Unreadable madeDay() {
    return new Unreadable(
        new Text(
            "表格软件把代码改成了日期、时间或真假", "a spreadsheet turned the code into a day, a time or a truth"),
        CODE);
  }

  /**
   * Most codes are ASCII letters, hyphens and at least a digit: nothing in them can be meant
   * otherwise.
   */
  private static boolean isPlain(String text) {
    boolean numbered = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || (!Character.isLetterOrDigit(c) && c != '-' && c != '_')) {
        return false;
      }
      numbered |= c <= '9' && c >= '0';
    }
    int hyphen = text.indexOf('-');
    boolean maybeDay = hyphen == 1 || hyphen == 2;
    return numbered && !maybeDay;
  }

  private static String halfWidth(String text) {
    StringBuilder half = new StringBuilder(text.length());
    text.chars()
        .map(c -> c >= '\uff01' && c <= '\uff5e' ? c - 0xfee0 : Character.isSpaceChar(c) ? ' ' : c)
        .forEach(c -> half.append((char) c));
    return half.toString();
  }
}
