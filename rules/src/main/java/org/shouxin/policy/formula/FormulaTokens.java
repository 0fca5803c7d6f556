package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Numerals;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Text;

/** The words and signs of a formula, one after another. An empty token is the end. */
final class FormulaTokens {

  private static final int LONGEST_NUMBER = 30;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)|([\\p{L}_][\\p{L}\\p{N}_]*)"
              + "|(<=|>=|<>|[-+*/(),<>=%])|(\"[^\"]*\"))");

  private final String text;
  private final Matcher matcher;
  private int end;
  private String token = "";
  private int start;
  private boolean number;
  private boolean name;
  private boolean literal;

  FormulaTokens(String written) throws Unreadable {
    this.text =
        Numerals.halfWidth(written)
            .replace('×', '*')
            .replace('÷', '/')
            .replace("≤", "<=")
            .replace("≥", ">=")
            .replace("≠", "<>")
            .replace('“', '"')
            .replace('”', '"');
    this.matcher = TOKEN.matcher(text);
    advance();
  }

  private void advance() throws Unreadable {
    if (text.substring(end).isBlank()) {
      token = "";
      number = false;
      name = false;
      literal = false;
      start = text.length();
      return;
    }
    if (!matcher.find(end) || matcher.start() != end) {
      start = end;
      while (Character.isWhitespace(text.charAt(start))) {
        start++;
      }
      token = text.substring(start, text.offsetByCodePoints(start, 1));
      throw unexpected();
    }
    end = matcher.end();
    token = matcher.group().strip();
    start = end - token.length();
    number = matcher.group(1) != null;
    name = matcher.group(2) != null;
    literal = matcher.group(4) != null;
  }

  String peek() {
    return token;
  }

  boolean atEnd() {
    return token.isEmpty();
  }

  boolean atNumber() {
    return number;
  }

  boolean atName() {
    return name;
  }

  /** Whether a text in quotes is next. */
  boolean atText() {
    return literal;
  }

  /** A text without its quotes. */
  String literal() throws Unreadable {
    String quoted = next();
    return quoted.substring(1, quoted.length() - 1);
  }

  String next() throws Unreadable {
    String current = token;
    advance();
    return current;
  }

  /** Skips a sign if it is next. */
  boolean skip(String sign) throws Unreadable {
    if (!token.equals(sign)) {
      return false;
    }
    advance();
    return true;
  }

  void expect(String sign) throws Unreadable {
    if (!skip(sign)) {
      throw unexpected();
    }
  }

  /** A number, with or without a percent sign. */
  BigDecimal number() throws Unreadable {
    if (token.length() > LONGEST_NUMBER) {
      throw new Unreadable(
          new Text("数字过长", "the number is too long"),
          new Text("最多 " + LONGEST_NUMBER + " 位", "at most " + LONGEST_NUMBER + " digits"));
    }
    BigDecimal value = new BigDecimal(next());
    return Codes.plain(skip("%") ? value.movePointLeft(2) : value);
  }

  /** The refusal of the current token. */
  Unreadable unexpected() {
    String found = token.replace("\"", "");
    Text what =
        token.isEmpty()
            ? new Text("公式没有写完", "unexpected end of the formula")
            : new Text(
                "公式第 " + (start + 1) + " 个字符处不能是“" + found + "”",
                "\"" + found + "\" is not allowed at character " + (start + 1) + " of the formula");
    return new Unreadable(
        what,
        new Text(
            "数、事实名、本行的列、+ - * / ( ) 、比较和规定的函数",
            "numbers, fact names, columns of the row, + - * / ( ), comparisons and the listed"
                + " functions"));
  }
}
