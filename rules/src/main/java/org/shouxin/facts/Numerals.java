package org.shouxin.facts;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/**
 * Reads numbers as people and spreadsheets write them, and only those that are unambiguous: {@code
 * 1234.5}, {@code 1,234.5}, {@code １２}, {@code 1.2万}, {@code 3亿}, {@code 500K}, {@code 1.5E+05},
 * {@code (5.6)} and {@code 5.6-} below zero, after {@code ¥} where the unit is yuan, and followed
 * by the unit if it is the expected one. {@code 12,5} and {@code 1,234} are refused, because their
 * comma may be a decimal one.
 */
public final class Numerals {

  /** How many decimals a number may have. */
  public static final Text DECIMALS =
      new Text("最多 " + Codes.PLACES + " 位小数", "at most " + Codes.PLACES + " decimals");

  private static final int LONGEST = 64;
  private static final Pattern PLAIN = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)");
  private static final Pattern GROUPED =
      Pattern.compile(
          "[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3}(?:(?:,[0-9]{3})+(?:\\.[0-9]*)?|\\.[0-9]+))");
  private static final Pattern SCIENTIFIC =
      Pattern.compile("([+-]?[0-9](?:\\.[0-9]*)?)[eE]([+-]?[0-9]{1,2})");
  private static final Pattern BEYOND = Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]*)?[eE][+-]?[0-9]+");
  private static final Pattern BELOW_ZERO = Pattern.compile("\\(([^()]+)\\)|([^-]*[^-.])-");
  private static final Pattern MONEY = Pattern.compile("(?:[¥￥]|RMB|CNY|人民币) ?(.+)");
  private static final Pattern YUAN = Pattern.compile("(?:人民币)?[千万亿百]*元");
  private static final Pattern WITH_COMMA = Pattern.compile("[+-]?[0-9.,]*,[0-9.,]*");
  private static final Text FORMS =
      new Text(
          "例如 1234.5、1,234.5、1.2万；小数点为“.”", "for example 1234.5, 1,234.5, 1.2万; decimal point .");

  private Numerals() {}

  /**
   * Reads a number.
   *
   * @param text blanks around it make no difference
   * @param unit a unit that may follow; both texts empty for none
   * @return without trailing zeros, at most {@link Codes#LARGEST} either side of zero
   * @throws Unreadable if it is not a number, is ambiguous or is too large
   */
  public static BigDecimal read(String text, Text unit) throws Unreadable {
    BigDecimal plain = shortPlain(text);
    if (plain != null) {
      return plain;
    }
    if (text.length() > LONGEST) {
      throw new Unreadable(
          new Text("数字过长", "the number is too long"),
          new Text("最多 64 个字符", "at most 64 characters"));
    }
    BigDecimal number = signed(halfWidth(text).strip(), unit);
    if (number.abs().compareTo(Codes.LARGEST) > 0) {
      throw new Unreadable(
          new Text("数字过大", "the number is too large"),
          new Text("绝对值不超过 1000000000000", "at most 1000000000000 either side of zero"));
    }
    return Codes.plain(number);
  }

  /** The fast path for machine output: an optional minus, digits, perhaps a point. */
  private static @Nullable BigDecimal shortPlain(String text) {
    int length = text.length();
    if (length == 0 || length > 13) {
      return null;
    }
    boolean minus = text.charAt(0) == '-';
    long digits = 0;
    int scale = -1;
    int first = minus ? 1 : 0;
    for (int i = first; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        scale += scale >= 0 ? 1 : 0;
      } else if (c == '.' && scale < 0 && i > first) {
        scale = 0;
      } else {
        return null;
      }
    }
    if (length == first || digits > 1_000_000_000_000L) {
      return null;
    }
    while (scale > 0 && digits % 10 == 0) {
      digits /= 10;
      scale--;
    }
    return BigDecimal.valueOf(minus ? -digits : digits, Math.max(scale, 0));
  }

  /** A number in brackets or before a minus is below zero, as accountants and SAP write it. */
  private static BigDecimal signed(String text, Text unit) throws Unreadable {
    Matcher below = BELOW_ZERO.matcher(text);
    if (!below.matches()) {
      return amount(text, unit);
    }
    String inside = below.group(1) == null ? below.group(2) : below.group(1);
    BigDecimal number = amount(inside.strip(), unit);
    if (number.signum() < 0 || inside.strip().startsWith("+")) {
      throw new Unreadable(new Text("有两个正负号", "two signs"), FORMS);
    }
    return number.negate();
  }

  private static BigDecimal amount(String text, Text unit) throws Unreadable {
    Matcher money = MONEY.matcher(text);
    if (!money.matches()) {
      return scaled(without(without(text, unit.zh()), unit.en()), unit);
    }
    if (!YUAN.matcher(unit.zh()).matches()) {
      throw new Unreadable(
          new Text("货币符号与单位不符", "the currency sign is not the unit"),
          new Text("只写数字", "the number alone"));
    }
    return scaled(without(without(money.group(1), unit.zh()), unit.en()), unit);
  }

  /**
   * Whether a number is written with an exponent that leaves its last digits open, as a spreadsheet
   * shows numbers that are too wide: {@code 1.23E+07}, but not {@code 1.5E-3}.
   */
  public static boolean shortened(String text) {
    Matcher scientific = SCIENTIFIC.matcher(halfWidth(text).strip());
    return scientific.matches()
        && new BigDecimal(scientific.group(1))
                .scaleByPowerOfTen(Integer.parseInt(scientific.group(2)))
                .scale()
            < 0;
  }

  private static BigDecimal scaled(String text, Text unit) throws Unreadable {
    int last = text.length() - 1;
    int power = last < 0 ? 0 : power(text.charAt(last));
    if (power == 0) {
      return digits(text);
    }
    if (unit.zh().matches(".*[千万亿kK].*")) {
      throw new Unreadable(
          new Text(
              "单位已是“" + unit.zh() + "”，再写" + text.charAt(last) + "有两种含义",
              "the unit is "
                  + unit.zh()
                  + " already: "
                  + text.charAt(last)
                  + " behind the number has two meanings"),
          new Text("只写数字", "the number alone"));
    }
    return digits(text.substring(0, last).strip()).scaleByPowerOfTen(power);
  }

  private static int power(char suffix) {
    return switch (suffix) {
      case 'k', 'K', '千' -> 3;
      case '万', '萬' -> 4;
      case '亿', '億' -> 8;
      default -> 0;
    };
  }

  private static BigDecimal digits(String text) throws Unreadable {
    if (PLAIN.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    if (GROUPED.matcher(text).matches()) {
      return new BigDecimal(text.replace(",", ""));
    }
    Matcher scientific = SCIENTIFIC.matcher(text);
    if (scientific.matches()) {
      return new BigDecimal(scientific.group(1))
          .scaleByPowerOfTen(Integer.parseInt(scientific.group(2)));
    }
    if (WITH_COMMA.matcher(text).matches()) {
      throw new Unreadable(
          new Text("逗号有两种含义", "the comma has two meanings"),
          new Text(
              "小数点为“.”，千分位不写：1250、12.5",
              "a point for decimals, no thousands separator: 1250, 12.5"));
    }
    boolean isBeyond = BEYOND.matcher(text).matches();
    throw new Unreadable(
        isBeyond
            ? new Text("指数过大", "the exponent is too large")
            : new Text("不是一个数", "not a number"),
        FORMS);
  }

  private static String without(String text, String unit) {
    String suffix = halfWidth(unit).strip();
    return !suffix.isEmpty() && text.length() > suffix.length() && text.endsWith(suffix)
        ? text.substring(0, text.length() - suffix.length()).strip()
        : text;
  }

  /** Full-width letters, digits and signs as their ASCII forms; every kind of blank as a space. */
  public static String halfWidth(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char half = half(c);
      if (half != c && out == null) {
        out = new StringBuilder(text);
      }
      if (out != null) {
        out.setCharAt(i, half);
      }
    }
    return out == null ? text : out.toString();
  }

  private static char half(char c) {
    if (c >= '\uff01' && c <= '\uff5e') {
      return (char) (c - 0xfee0);
    }
    return switch (c) {
      case '\u3000', '\u00a0', '\u2007', '\u202f', '\ufeff', '\t', '\n', '\r' -> ' ';
      case '\u2212' -> '-';
      default -> c;
    };
  }
}
