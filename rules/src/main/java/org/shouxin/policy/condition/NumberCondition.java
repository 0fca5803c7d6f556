package org.shouxin.policy.condition;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Numerals;
import org.shouxin.facts.Ranges;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.problem.Text;

/** Conditions on numbers, and on dates as days from the as-of date. */
final class NumberCondition {

  private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(100_000);
  private static final Text DAYS = new Text("天", "days");
  private static final Pattern AND =
      Pattern.compile("&&?|并?且|(?<![\\p{L}_])and(?![\\p{L}_])", Pattern.CASE_INSENSITIVE);
  private static final Pattern INTERVAL =
      Pattern.compile("\\s*([\\[(])([^\\[\\]()]*)([\\])])\\s*[,;]?");
  private static final Pattern COMPARISON =
      Pattern.compile(
          "(>=|<=|<>|!=|==|>|<|=|大于等于|大于或等于|不低于|不小于|不少于|至少|at least"
              + "|小于等于|小于或等于|不超过|不大于|不高于|不多于|至多|at most"
              + "|不等于|大于|高于|多于|超过|more than|小于|低于|少于|不足|less than|等于)(.*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern GROUPS_OR_LIST = Pattern.compile(".*[0-9],[0-9]{3}(?![0-9]).*");

  private final Fact fact;

  private NumberCondition(Fact fact) {
    this.fact = fact;
  }

  static Ranges parse(Fact fact, String plain) throws Unreadable {
    return new NumberCondition(fact).alternative(plain);
  }

  private Ranges alternative(String plain) throws Unreadable {
    if (fact.type() == FactType.DATE) {
      switch (plain.toLowerCase(Locale.ROOT)) {
        case "有效", "未过期", "valid" -> {
          return compare(">=", "0");
        }
        case "过期", "已过期", "expired" -> {
          return compare("<", "0");
        }
        default -> {}
      }
    }
    if (plain.startsWith("[") || plain.startsWith("(")) {
      return intervals(plain);
    }
    Matcher comparison = COMPARISON.matcher(plain);
    if (comparison.matches()) {
      return conjunction(plain);
    }
    return list(plain);
  }

  private Ranges conjunction(String plain) throws Unreadable {
    Ranges ranges = Ranges.ANY;
    for (String part : AND.split(plain, -1)) {
      Matcher comparison = COMPARISON.matcher(part.strip());
      if (!comparison.matches()) {
        throw ConditionParser.notRead(fact);
      }
      String bound = comparison.group(2).strip();
      if (bound.matches(".*[,;].*[<>=].*")) {
        throw new Unreadable(
            new Text("逗号可作“且”也可作“或”", "the comma is ambiguous"),
            new Text("[60, 80)，或用“且”、“或”连接", "[60, 80), or join with and, or"));
      }
      ranges = ranges.and(compare(operator(comparison.group(1)), bound));
    }
    return ranges;
  }

  private static String operator(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "大于等于", "大于或等于", "不低于", "不小于", "不少于", "至少", "at least" -> ">=";
      case "小于等于", "小于或等于", "不超过", "不大于", "不高于", "不多于", "至多", "at most" -> "<=";
      case "大于", "高于", "多于", "超过", "more than" -> ">";
      case "小于", "低于", "少于", "不足", "less than" -> "<";
      case "等于", "==" -> "=";
      case "不等于", "<>" -> "!=";
      default -> written;
    };
  }

  private Ranges compare(String operator, String bound) throws Unreadable {
    long code = code(bound);
    return switch (operator) {
      case ">=" -> Ranges.of(code, Codes.HIGHEST);
      case ">" -> Ranges.of(code + 1, Codes.HIGHEST);
      case "<=" -> Ranges.of(Codes.LOWEST, code);
      case "<" -> Ranges.of(Codes.LOWEST, code - 1);
      case "!=" -> Ranges.ANY.minus(Ranges.of(code, code));
      default -> Ranges.of(code, code);
    };
  }

  private Ranges intervals(String plain) throws Unreadable {
    Ranges all = Ranges.NONE;
    Matcher matcher = INTERVAL.matcher(plain);
    int end = 0;
    while (end < plain.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw ConditionParser.notRead(fact);
      }
      all = all.or(interval(matcher.group(1), matcher.group(2), matcher.group(3)));
      end = matcher.end();
    }
    if (plain.endsWith(",") || plain.endsWith(";")) {
      throw ConditionParser.notRead(fact);
    }
    return all;
  }

  private Ranges interval(String open, String inside, String close) throws Unreadable {
    String[] bounds = inside.split(inside.contains(";") ? ";" : ",", -1);
    if (bounds.length > 2) {
      throw new Unreadable(
          new Text("区间里的逗号有两种含义", "the commas in the interval are ambiguous"),
          Text.same("[1000, 2000)"));
    }
    if (bounds.length < 2) {
      throw ConditionParser.notRead(fact);
    }
    boolean fromInfinity = bounds[0].strip().matches("(?:-\\s*(?:∞|inf))?");
    boolean toInfinity = bounds[1].strip().matches("(?:\\+?\\s*(?:∞|inf))?");
    long low = fromInfinity ? Codes.LOWEST : code(bounds[0]);
    long high = toInfinity ? Codes.HIGHEST : code(bounds[1]);
    if (low > high) {
      throw new Unreadable(
          new Text("区间的上下限颠倒", "the bounds of the interval are reversed"), Text.same("[60, 80)"));
    }
    low += open.equals("(") && !fromInfinity ? 1 : 0;
    high -= close.equals(")") && !toInfinity ? 1 : 0;
    if (low > high) {
      throw new Unreadable(new Text("区间是空的", "the interval is empty"), ConditionParser.forms(fact));
    }
    return Ranges.of(low, high);
  }

  private Ranges list(String plain) throws Unreadable {
    boolean semicolons = plain.contains(";");
    if (!semicolons && GROUPS_OR_LIST.matcher(plain).matches()) {
      throw new Unreadable(
          new Text("逗号可作千分位也可分隔列表", "the comma may group digits or separate a list"),
          new Text("1234，或 1; 234", "1234, or 1; 234"));
    }
    Ranges all = Ranges.NONE;
    for (String item : plain.split(semicolons ? ";" : ",", -1)) {
      long code = code(item);
      all = all.or(Ranges.of(code, code));
    }
    return all;
  }

  /** The code of a threshold. */
  private long code(String text) throws Unreadable {
    boolean date = fact.type() == FactType.DATE;
    BigDecimal number;
    try {
      number = Numerals.read(text, date ? DAYS : fact.unit());
    } catch (Unreadable unreadable) {
      boolean justNoNumber = !text.matches("\\s*[+-]?[0-9]+(?:[.,][0-9]+)*\\s*[%万亿]?\\s*");
      throw justNoNumber ? ConditionParser.notRead(fact) : unreadable;
    }
    if (date) {
      if (number.scale() > 0 || number.abs().compareTo(MOST_DAYS) > 0) {
        throw new Unreadable(
            new Text("不是整天数", "not a whole number of days"),
            new Text("-100000 到 100000", "-100000 to 100000"));
      }
      return number.longValueExact();
    }
    if (number.scale() > Codes.PLACES) {
      throw new Unreadable(new Text("小数位过多", "too many decimals"), Numerals.DECIMALS);
    }
    long code = Codes.of(number);
    if (!fact.declared().contains(code)) {
      throw new Unreadable(
          new Text(
              "界限 " + number.toPlainString() + " 超出“" + fact.label().zh() + "”的允许范围",
              "threshold "
                  + number.toPlainString()
                  + " lies outside the declared range of "
                  + fact.label().en()),
          ValueReader.range(fact));
    }
    return code;
  }
}
