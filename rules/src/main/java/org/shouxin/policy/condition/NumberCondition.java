package org.shouxin.policy.condition;

import java.math.BigDecimal;
import java.util.List;
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
import org.shouxin.policy.condition.BoundWords.Kind;
import org.shouxin.policy.condition.BoundWords.Piece;
import org.shouxin.problem.Text;

/** Conditions on numbers, and on dates as days from the as-of date. */
final class NumberCondition {

  private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(100_000);
  private static final Text DAYS = new Text("天", "days");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}");
  private static final Pattern INTERVAL =
      Pattern.compile("\\s*([\\[(])([^\\[\\]()]*)([\\])])\\s*[,;]?");
  private static final Pattern GROUPS_OR_LIST = Pattern.compile(".*[0-9],[0-9]{3}(?![0-9]).*");

  /** A range whose text does not say whether its ends belong to it. */
  interface Span {

    /**
     * What it covers.
     *
     * @throws Unreadable if it has more than one meaning
     */
    Ranges between(long low, long high) throws Unreadable;
  }

  private final Fact fact;
  private final Span span;

  private NumberCondition(Fact fact, Span span) {
    this.fact = fact;
    this.span = span;
  }

  static Ranges parse(Fact fact, String plain, Span span) throws Unreadable {
    return new NumberCondition(fact, span).alternative(plain);
  }

  static Unreadable empty(Fact fact) {
    return new Unreadable(new Text("区间是空的", "the interval is empty"), ConditionParser.forms(fact));
  }

  private static Unreadable day() {
    return new Unreadable(
        new Text("这是日期，“1-3”会被表格软件改成日期", "a date: spreadsheets turn \"1-3\" into one"),
        new Text("[1, 3]，或把单元格设为文本", "[1, 3], or the cell formatted as text"));
  }

  static Unreadable reversed() {
    return new Unreadable(
        new Text("区间的上下限颠倒", "the bounds of the interval are reversed"), Text.same("[60, 80)"));
  }

  private Ranges alternative(String plain) throws Unreadable {
    if (fact.type() == FactType.DATE) {
      switch (plain.toLowerCase(Locale.ROOT)) {
        case "有效", "未过期", "valid" -> {
          return Bounds.compare(">=", 0);
        }
        case "过期", "已过期", "expired" -> {
          return Bounds.compare("<", 0);
        }
        default -> {}
      }
    }
    if (plain.startsWith("[") || plain.startsWith("(")) {
      return intervals(plain);
    }
    if (DAY.matcher(plain).matches()) {
      throw fact.type() == FactType.DATE ? ConditionParser.notRead(fact) : day();
    }
    List<Piece> pieces = BoundWords.cut(plain);
    if (pieces.stream().allMatch(piece -> piece.kind() == Kind.PLAIN)) {
      return list(plain);
    }
    if (plain.matches(".*[<>=].*[,;].*[<>=].*")) {
      throw new Unreadable(
          new Text("逗号可作“且”也可作“或”", "the comma is ambiguous"),
          new Text("[60, 80)，或用“且”、“或”连接", "[60, 80), or join with and, or"));
    }
    if (fact.type() == FactType.DATE
        && pieces.stream().anyMatch(p -> p.kind() == Kind.AFTER || p.kind() == Kind.TO)) {
      throw new Unreadable(
          new Text("看不出是基准日之前还是之后", "it is not clear whether before or after the as-of date"),
          new Text("之后：[0, 30]；之前：[-30, 0]", "after it: [0, 30]; before it: [-30, 0]"));
    }
    return new Bounds(fact, this::code, span, pieces).ranges();
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
      throw reversed();
    }
    low += open.equals("(") && !fromInfinity ? 1 : 0;
    high -= close.equals(")") && !toInfinity ? 1 : 0;
    if (low > high) {
      throw empty(fact);
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
