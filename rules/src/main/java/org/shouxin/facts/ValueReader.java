package org.shouxin.facts;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Invisible;
import org.shouxin.problem.Text;

/**
 * Reads the values of facts from text, as customer files, cases and assumed values write them.
 * Unambiguous texts are accepted; the rest is refused together with what is accepted.
 */
public final class ValueReader {

  /** What files usually write for a missing value of any fact, in half width and capitals. */
  public static final Set<String> MARKS =
      Set.of("?", "-", "--", "—", "——", "–", "/", "N/A", "NULL");

  /** The same for facts that are not free text, where such a word could be a name. */
  private static final Set<String> WORDS = Set.of("NA", "NONE", "NIL", "UNKNOWN", "未知", "不详", "暂无");

  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_MARK = 40;

  private ValueReader() {}

  /**
   * Reads a value.
   *
   * @param fact decides the type, the unit and the range
   * @param text as the source wrote it; numbers as {@link Numerals} reads them, days as {@code
   *     2026-10-31}, {@code 2026/10/31}, {@code 20261031} or {@code 2026年10月31日}, yes and no in
   *     both languages, options by code or label, codes as {@link CodeReader} reads them
   * @return a {@link BigDecimal}, {@link Boolean}, {@link java.time.LocalDate}, option code or
   *     text, as the fact's type requires; null when the text is blank or says {@code 缺失} or {@code
   *     missing}
   * @throws Unreadable if it is invalid or ambiguous, or lies outside the fact's declared range
   */
  public static @Nullable Object read(Fact fact, String text) throws Unreadable {
    if (fact.isCode()) {
      String code =
          CodeReader.read(
              text,
              fact.about() == Fact.About.ORDER ? CodeReader.LONGEST_ORDER : CodeReader.LONGEST);
      return code.isEmpty() ? null : code;
    }
    if (isMissing(fact, text)) {
      return null;
    }
    String seen = Invisible.trim(text);
    try {
      return switch (fact.type()) {
        case NUMBER -> number(fact, seen);
        case YES_NO -> yesNo(seen);
        case DATE -> Days.read(seen);
        case CHOICE -> choice(fact, seen);
        case TEXT -> text(seen);
      };
    } catch (Unreadable unreadable) {
      visible(seen);
      throw unreadable;
    }
  }

  private static boolean isMissing(Fact fact, String text) {
    if (text.isEmpty()) {
      return true;
    }
    char first = text.charAt(0);
    if (text.length() > LONGEST_MARK || (first >= '0' && first <= '9')) {
      return false;
    }
    String half = Traditional.simplified(Numerals.halfWidth(text));
    String mark = Invisible.trim(half).toUpperCase(Locale.ROOT);
    if (mark.isEmpty() || mark.equals("缺失") || mark.equals("MISSING")) {
      return true;
    }
    if (!fact.missingMarks().isEmpty()) {
      return fact.missingMarks().stream()
          .anyMatch(each -> Numerals.halfWidth(each).toUpperCase(Locale.ROOT).equals(mark));
    }
    return fact.whenMissing() != WhenMissing.REFUSE
        && isMark(mark, fact.type())
        && fact.options().stream().noneMatch(option -> isNamed(option, mark));
  }

  /** Whether a text is usually written for a missing value of this type. */
  public static boolean isMark(String text, FactType type) {
    String mark = Invisible.trim(Traditional.simplified(Numerals.halfWidth(text)));
    String capital = mark.toUpperCase(Locale.ROOT);
    return MARKS.contains(capital)
        || (type != FactType.TEXT && WORDS.contains(capital))
        || (type == FactType.DATE && mark.equals("无"));
  }

  private static boolean isNamed(Fact.Option option, String mark) {
    return mark.equalsIgnoreCase(option.code())
        || mark.equalsIgnoreCase(option.label().zh())
        || mark.equalsIgnoreCase(option.label().en());
  }

  private static BigDecimal number(Fact fact, String text) throws Unreadable {
    BigDecimal number = Numerals.read(text, fact.unit());
    if (!fact.allows(number)) {
      throw new Unreadable(new Text("超出允许范围", "outside the allowed range"), range(fact));
    }
    return number;
  }

  /** The declared range of a number with its unit, {@code 0 to 100 %}. */
  public static Text range(Fact fact) {
    Text range = bounds(fact);
    if (!fact.whole()) {
      return range;
    }
    return fact.low() == null && fact.high() == null
        ? new Text("整数", "a whole number")
        : new Text(range.zh() + "，整数", "a whole number, " + range.en());
  }

  private static Text bounds(Fact fact) {
    String low = fact.low() == null ? "" : Codes.plain(fact.low()).toPlainString();
    String high = fact.high() == null ? "" : Codes.plain(fact.high()).toPlainString();
    String zh = fact.unit().zh().isEmpty() ? "" : " " + fact.unit().zh();
    String en = fact.unit().en().isEmpty() ? "" : " " + fact.unit().en();
    if (low.isEmpty() && high.isEmpty()) {
      return new Text("任何数", "any number");
    }
    if (low.isEmpty()) {
      return new Text("不超过 " + high + zh, "at most " + high + en);
    }
    if (high.isEmpty()) {
      return new Text("不低于 " + low + zh, "at least " + low + en);
    }
    return new Text(low + " 到 " + high + zh, low + " to " + high + en);
  }

  /** Whether a word means yes, in either language; null when it means neither yes nor no. */
  public static @Nullable Boolean truth(String word) {
    Boolean plain = plainTruth(word);
    return plain == null ? plainTruth(Dictionary.key(word)) : plain;
  }

  private static @Nullable Boolean plainTruth(String word) {
    return switch (word) {
      case "是", "有", "真", "对", "√", "✓", "✔", "yes", "y", "true", "1" -> Boolean.TRUE;
      case "否", "无", "假", "错", "×", "✗", "✘", "no", "n", "false", "0" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static Boolean yesNo(String text) throws Unreadable {
    Boolean truth = truth(text);
    if (truth == null) {
      throw new Unreadable(
          new Text("既不是“是”也不是“否”", "neither yes nor no"),
          new Text("是、否、有、无、√、×、1、0", "yes, no, true, false, √, ×, 1, 0"));
    }
    return truth;
  }

  private static String choice(Fact fact, String text) throws Unreadable {
    for (Fact.Option option : fact.options()) {
      if (text.equals(option.code())
          || text.equals(option.label().zh())
          || text.equals(option.label().en())) {
        return option.code();
      }
    }
    String wanted = Dictionary.key(text);
    for (Fact.Option option : fact.options()) {
      if (wanted.equals(Dictionary.key(option.code()))) {
        return option.code();
      }
    }
    for (Fact.Option option : fact.options()) {
      if (wanted.equals(Dictionary.key(option.label().zh()))
          || wanted.equals(Dictionary.key(option.label().en()))) {
        return option.code();
      }
    }
    throw new Unreadable(
        new Text("没有这个选项", "no such option"),
        new Text(
            fact.options().stream()
                .map(o -> o.code() + "（" + o.label().zh() + "）")
                .collect(Collectors.joining("、")),
            fact.options().stream()
                .map(o -> o.code() + " (" + o.label().en() + ")")
                .collect(Collectors.joining(", "))));
  }

  private static String text(String text) throws Unreadable {
    if (text.length() > LONGEST_TEXT) {
      throw new Unreadable(
          new Text("文字过长", "the text is too long"),
          new Text("最多 500 个字符", "at most 500 characters"));
    }
    visible(text);
    return text;
  }

  /** Names what cannot be seen in a value, which would look right to whoever reads of it. */
  private static void visible(String text) throws Unreadable {
    String unseen = Invisible.in(text);
    if (!unseen.isEmpty()) {
      throw new Unreadable(
          new Text("含有看不见的字符 " + unseen, "it contains invisible characters: " + unseen),
          new Text("可见的文字", "visible text"));
    }
  }
}
