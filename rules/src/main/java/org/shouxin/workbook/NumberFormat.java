package org.shouxin.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a cell's number format displays its value. */
public final class NumberFormat {

  /** What is displayed. */
  public enum Shows {
    /** The number itself. */
    NUMBER,
    /** The number times a hundred, with a per cent sign. */
    PERCENT,
    /** A day, perhaps with a time. */
    DAY,
    /** A time of day or a span of time. */
    TIME,
    /** Another number, a thousandth of it or its digits in groups. */
    OTHER,
    /** Nothing. */
    NOTHING
  }

  private static final int LONGEST = 255;

  /** Digits in a row, with what stands before and behind them. */
  private static final Pattern DIGITS =
      Pattern.compile("((?:\"[^\"]*\"|[\\\\!].)*)(0+)((?:\"[^\"]*\"|[\\\\!].)*)");

  private static final Pattern OTHERWISE =
      Pattern.compile("(?s).*[0#?](?:,+[^0#?,]*|[^0#?]*[\"-][^0#?]*[0#?].*)");

  /** Words behind a number that make another of it, {@code 50万}; not those of units of measure. */
  private static final Pattern SCALE =
      Pattern.compile(
          "[万萬亿億兆仟佰‰]|[千百](?![克瓦米分])"
              + "|\\b(?:k|m|mn|mm|mio|bn|thousands?|millions?|billions?)\\b");

  private static final Pattern LOCALE = Pattern.compile("\\[\\$([^\\]-]*)[^\\]]*\\]");
  private static final Pattern FOREIGN =
      Pattern.compile("(?i)[A-Z]*\\$|[€£₩₽₹฿]|\\b(?:USD|EUR|HKD|JPY|GBP)\\b|美元|欧元|港元|港币|日元|英镑");

  private final int builtIn;
  private final String written;
  private final List<String> sections = new ArrayList<>();
  private final List<String> literals = new ArrayList<>();

  /** What stands behind the digits of each section. */
  private final List<String> tails = new ArrayList<>();

  private final boolean tooLong;

  /**
   * @param index the format's number; those of dates have a fixed meaning, those of East Asia
   *     included
   * @param code as written, {@code yyyy"年"m"月"}
   */
  public NumberFormat(int index, String code) {
    this.builtIn = index;
    this.written = code;
    this.tooLong = code.length() > LONGEST;
    if (!tooLong) {
      split(code);
    }
  }

  /**
   * What a number of this sign shows.
   *
   * @param sign -1, 0 or 1
   */
  public Shows number(int sign) {
    if (tooLong) {
      return Shows.NOTHING;
    }
    if ((builtIn >= 14 && builtIn <= 17)
        || builtIn == 22
        || (builtIn >= 27 && builtIn <= 31)
        || builtIn == 36
        || (builtIn >= 50 && builtIn <= 54)
        || (builtIn >= 57 && builtIn <= 58)) {
      return Shows.DAY;
    }
    if ((builtIn >= 18 && builtIn <= 21)
        || (builtIn >= 32 && builtIn <= 35)
        || (builtIn >= 45 && builtIn <= 47)
        || (builtIn >= 55 && builtIn <= 56)) {
      return Shows.TIME;
    }
    int section = section(sign);
    String code = sections.get(section);
    if (code.contains("general") || code.contains("g/通用格式") || code.contains("@")) {
      return Shows.NUMBER;
    }
    if (code.matches("(?s).*[0#?].*")) {
      return code.contains("%")
          ? Shows.PERCENT
          : OTHERWISE.matcher(code).matches() && !code.contains("e-") ? Shows.OTHER : timed(code);
    }
    Shows timed = timed(code);
    if (timed != Shows.NUMBER || (sign == 0 && !literals.get(section).isBlank())) {
      return timed;
    }
    return Shows.NOTHING;
  }

  private int section(int sign) {
    if (sign < 0 && sections.size() > 1) {
      return 1;
    }
    return sign == 0 && sections.size() > 2 ? 2 : 0;
  }

  /**
   * What is shown behind a number of this sign and makes another of it, {@code 万} or {@code 万元};
   * empty for none.
   *
   * @param sign -1, 0 or 1
   */
  public String scale(int sign) {
    String tail = tooLong ? "" : tails.get(section(sign));
    return SCALE.matcher(tail).find() ? tail.strip() : "";
  }

  /**
   * A whole number as it is shown, with the zeros before it that make a code of it, {@code 001234}
   * or {@code KH001}; empty when the format adds nothing.
   *
   * @param digits of the number, which is not below zero
   */
  public Optional<String> code(String digits) {
    Matcher made = DIGITS.matcher(written);
    if (!made.matches() || made.group(1).isEmpty() && made.group(2).length() == 1) {
      return Optional.empty();
    }
    String zeros = "0".repeat(Math.max(0, made.group(2).length() - digits.length()));
    return Optional.of(plain(made.group(1)) + zeros + digits + plain(made.group(3)));
  }

  private static String plain(String literal) {
    return literal.replaceAll("\"([^\"]*)\"|[\\\\!](.)", "$1$2");
  }

  /** The sign of a currency other than yuan that is shown with a number; empty for none. */
  public String foreign() {
    Matcher sign = FOREIGN.matcher(LOCALE.matcher(written).replaceAll("$1"));
    return sign.find() ? sign.group() : "";
  }

  /** Whether a text in the cell is shown. */
  public boolean text() {
    return !tooLong
        && (sections.size() < 4
            || sections.get(3).contains("@")
            || sections.get(3).contains("general"));
  }

  private static Shows timed(String code) {
    String letters = code.replaceAll("e[+-]", "").replace("am/pm", "h").replace("a/p", "h");
    boolean clock = letters.matches("(?s).*[hs].*");
    boolean day = letters.matches("(?s).*[yde].*") || (!clock && letters.contains("m"));
    return day ? Shows.DAY : clock ? Shows.TIME : Shows.NUMBER;
  }

  private void split(String format) {
    StringBuilder code = new StringBuilder();
    StringBuilder literal = new StringBuilder();
    StringBuilder tail = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c == '"' || c == '[') {
        int end = format.indexOf(c == '"' ? '"' : ']', i + 1);
        end = end < 0 ? format.length() : end;
        String inside = format.substring(i + 1, end).toLowerCase(Locale.ROOT);
        if (c == '"') {
          literal.append(inside);
          tail.append(inside);
          code.append('"');
        } else if (inside.matches("h+|m+|s+")) {
          code.append("h");
        }
        i = end;
      } else if (c == '\\' || c == '!' || c == '_' || c == '*') {
        i++;
        if ((c == '\\' || c == '!') && i < format.length()) {
          literal.append(format.charAt(i));
          tail.append(Character.toLowerCase(format.charAt(i)));
          code.append('"');
        }
      } else if (c == ';') {
        end(code, literal, tail);
      } else {
        code.append(Character.toLowerCase(c));
        if ("0#?".indexOf(c) >= 0) {
          tail.setLength(0);
        } else if (c >= 0x80) {
          tail.append(c);
        }
        if ("-+()年月日".indexOf(c) >= 0) {
          literal.append(c);
        }
      }
    }
    end(code, literal, tail);
  }

  private void end(StringBuilder code, StringBuilder literal, StringBuilder tail) {
    sections.add(code.toString());
    literals.add(literal.toString());
    tails.add(tail.toString());
    tail.setLength(0);
    code.setLength(0);
    literal.setLength(0);
  }
}
