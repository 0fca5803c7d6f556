package org.shouxin.policy.condition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Numerals;
import org.shouxin.facts.Ranges;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.problem.Text;

/**
 * Reads condition cells. The grammar is closed: anything not listed here is refused.
 *
 * <ul>
 *   <li>{@code any 任意 不限 *}: every present value;
 *   <li>{@code missing 缺失}, where the sheet allows it: no value is present;
 *   <li>numbers, and dates as days from the as-of date: {@code >= 95}, {@code 不超过 30}, {@code
 *       98以上}, {@code [60, 80)}, {@code >= 60 且 < 80}, {@code 60以上不满80}, {@code 0; 1; 2}; {@code
 *       60-80} where the table leaves one meaning; dates also {@code 有效 valid} and {@code 过期
 *       expired};
 *   <li>yes/no: {@code 是 否 有 无 yes no};
 *   <li>choices: {@code A, B}, {@code not A}, {@code 非A}, {@code not (A, B)};
 *   <li>alternatives joined by {@code 或}, {@code or} or {@code |}.
 * </ul>
 *
 * <p>Full-width signs and Chinese brackets and punctuation are treated as the ASCII ones.
 */
public final class ConditionParser {

  /** Reserved words of the grammar; no option may have such a name. */
  public static final Set<String> WORDS =
      Set.of(
          "any", "all", "*", "任意", "不限", "全部", "missing", "缺失", "not", "非", "or", "或", "and", "且");

  private static final int LONGEST = 500;
  private static final Set<String> ANY = Set.of("any", "all", "*", "任意", "不限", "全部");
  private static final Set<String> MISSING = Set.of("missing", "缺失");
  private static final Pattern OR =
      Pattern.compile(
          "\\|\\|?|或者?(?!等于)|(?<![\\p{L}\\p{N}_-])or(?![\\p{L}\\p{N}_-])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OR_BOUND =
      Pattern.compile(
          "\\|\\|?|或者?(?!等于|以[上下])|(?<![\\p{L}_-])or(?![\\p{L}\\p{N}_-])"
              + "(?!\\s+(?:more|less|fewer|above|below|over|under|higher|lower|equal)(?!\\p{L}))",
          Pattern.CASE_INSENSITIVE);

  private final Fact fact;
  private final boolean missingAllowed;
  private final NumberCondition.Span span;

  private ConditionParser(Fact fact, boolean missingAllowed, NumberCondition.Span span) {
    this.fact = fact;
    this.missingAllowed = missingAllowed;
    this.span = span;
  }

  /**
   * Reads a condition on a fact that stands alone.
   *
   * @param missingAllowed whether it may test for a missing value
   * @throws Unreadable if it does not parse, has two meanings, no declared value can meet it, or a
   *     threshold lies outside the fact's declared range
   */
  public static Condition parse(Fact fact, String text, boolean missingAllowed) throws Unreadable {
    return parse(fact, text, missingAllowed, List::of);
  }

  /**
   * Reads a condition of a table over one fact.
   *
   * @param others the conditions of the other rows as written; they decide whether a range such as
   *     {@code 60-80} includes its ends
   */
  public static Condition parse(
      Fact fact, String text, boolean missingAllowed, Supplier<List<String>> others)
      throws Unreadable {
    Ranges ranges =
        new ConditionParser(
                fact,
                missingAllowed,
                (low, high) -> new Neighbours(fact, others.get()).between(low, high))
            .condition(text);
    return new Condition(fact, ConditionText.of(fact, ranges), ranges);
  }

  /** What a condition covers when its ranges without a stated end are read by a span. */
  static Ranges ranges(Fact fact, String text, NumberCondition.Span span) throws Unreadable {
    return new ConditionParser(fact, true, span).condition(text);
  }

  private Ranges condition(String text) throws Unreadable {
    if (text.length() > LONGEST) {
      throw new Unreadable(
          new Text("条件过长", "the condition is too long"),
          new Text("最多 " + LONGEST + " 个字符", "at most " + LONGEST + " characters"));
    }
    String plain = plain(text);
    Ranges whole = whole(plain);
    if (whole != null) {
      return whole;
    }
    Ranges ranges = Ranges.NONE;
    List<String> alternatives = Arrays.asList((numeric() ? OR_BOUND : OR).split(plain, -1));
    for (String alternative : alternatives) {
      ranges = ranges.or(alternative(alternative.strip(), alternatives.size() > 1));
    }
    return ranges;
  }

  private boolean numeric() {
    return fact.type() == FactType.NUMBER || fact.type() == FactType.DATE;
  }

  /** The meaning of the text as one word, null if it is not one. */
  private @Nullable Ranges whole(String plain) throws Unreadable {
    String word = plain.toLowerCase(Locale.ROOT);
    if (ANY.contains(word)) {
      return fact.declared();
    }
    if (MISSING.contains(word)) {
      if (!missingAllowed) {
        throw new Unreadable(new Text("这里不能问“缺失”", "missing is not allowed here"), forms(fact));
      }
      return Ranges.MISSING;
    }
    return switch (fact.type()) {
      case CHOICE -> ChoiceCondition.option(fact, plain);
      case YES_NO -> yesNo(plain);
      default -> null;
    };
  }

  private Ranges alternative(String plain, boolean oneOfSeveral) throws Unreadable {
    Ranges whole = whole(plain);
    if (whole != null) {
      return whole;
    }
    Ranges ranges =
        switch (fact.type()) {
          case CHOICE -> ChoiceCondition.parse(fact, plain, oneOfSeveral);
          case YES_NO -> throw notRead(fact);
          case TEXT ->
              throw new Unreadable(
                  new Text("文字只能问有没有", "a text can only be tested for presence"), forms(fact));
          default -> NumberCondition.parse(fact, plain, span);
        };
    Ranges possible = fact.possible(ranges).and(fact.declared());
    if (possible.isEmpty()) {
      throw new Unreadable(
          new Text("没有任何允许的值满足这个条件", "no allowed value meets this condition"),
          ConditionText.shown(fact, fact.declared()));
    }
    return possible;
  }

  private static @Nullable Ranges yesNo(String plain) {
    Boolean truth = ValueReader.truth(plain.startsWith("=") ? plain.substring(1) : plain);
    return truth == null ? null : Ranges.of(truth ? 1 : 0, truth ? 1 : 0);
  }

  /** The refusal of a text outside the grammar. */
  static Unreadable notRead(Fact fact) {
    return new Unreadable(new Text("读不懂这个条件", "the condition cannot be read"), forms(fact));
  }

  /** Examples of conditions on a fact. */
  static Text forms(Fact fact) {
    return switch (fact.type()) {
      case NUMBER ->
          new Text(
              "任意、>= 95、< 60、[60, 80)、0; 1、>= 3 或 0",
              "any, >= 95, < 60, [60, 80), 0; 1, >= 3 or 0");
      case DATE ->
          new Text(
              "有效、过期，或距基准日的天数：>= 30、[0, 30)",
              "valid, expired, or days from the as-of date: >= 30, [0, 30)");
      case YES_NO -> new Text("是、否、任意", "yes, no, any");
      case CHOICE ->
          new Text(
              "任意，或：" + ConditionText.shown(fact, fact.declared()).zh(),
              "any, or: " + ConditionText.shown(fact, fact.declared()).en());
      case TEXT -> new Text("任意（有内容）、缺失", "any (present), missing");
    };
  }

  private static String plain(String text) {
    String half = Numerals.halfWidth(text);
    StringBuilder out = new StringBuilder(half.length());
    for (int i = 0; i < half.length(); i++) {
      char c = half.charAt(i);
      switch (c) {
        case '【', '〔' -> out.append('[');
        case '】', '〕' -> out.append(']');
        case '、' -> out.append(';');
        case '≥', '≧', '⩾' -> out.append(">=");
        case '≤', '≦', '⩽' -> out.append("<=");
        case '‹', '〈' -> out.append('<');
        case '›', '〉' -> out.append('>');
        case '≠' -> out.append("!=");
        default -> out.append(c);
      }
    }
    return out.toString().strip();
  }
}
