package org.shouxin.policy.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Ranges;
import org.shouxin.facts.Unreadable;
import org.shouxin.policy.condition.BoundWords.Kind;
import org.shouxin.policy.condition.BoundWords.Piece;
import org.shouxin.problem.Text;

/**
 * Reads one or two bounds in signs or words: {@code >= 60 且 < 80}, {@code 60以上不满80}, {@code 60（含）
 * 至80（不含）}, {@code 60 <= x < 80}, {@code 80-90}.
 */
final class Bounds {

  /** Reads the number of a bound. */
  interface Numbers {
    long code(String text) throws Unreadable;
  }

  /**
   * One bound.
   *
   * @param sign {@code >= > <= < = !=}; null where the text does not say
   * @param included whether a mark behind it says that it is included; null without a mark
   */
  private record Bound(@Nullable String sign, @Nullable Boolean included, long code) {
    boolean lower() {
      return sign != null && sign.startsWith(">");
    }

    boolean upper() {
      return sign != null && sign.startsWith("<");
    }

    /** The sign where it is one end of a range; null where the text does not say. */
    @Nullable String as(String end) {
      return sign != null || included == null ? sign : included ? end + "=" : end;
    }
  }

  private final Fact fact;
  private final Numbers numbers;
  private final NumberCondition.Span span;
  private final List<Piece> pieces;
  private int next;

  Bounds(Fact fact, Numbers numbers, NumberCondition.Span span, List<Piece> pieces) {
    this.fact = fact;
    this.numbers = numbers;
    this.span = span;
    this.pieces = new ArrayList<>(pieces);
  }

  /** The codes on one side of a bound. */
  static Ranges compare(String sign, long code) {
    return switch (sign) {
      case ">=" -> Ranges.of(code, Codes.HIGHEST);
      case ">" -> Ranges.of(code + 1, Codes.HIGHEST);
      case "<=" -> Ranges.of(Codes.LOWEST, code);
      case "<" -> Ranges.of(Codes.LOWEST, code - 1);
      case "!=" -> Ranges.ANY.minus(Ranges.of(code, code));
      default -> Ranges.of(code, code);
    };
  }

  Ranges ranges() throws Unreadable {
    dropSubject();
    Ranges ranges = Ranges.ANY;
    Bound before = null;
    boolean joined = true;
    while (next < pieces.size()) {
      Bound bound = bound();
      if (take(Kind.TO)) {
        ranges = ranges.and(range(bound, bound()));
        before = null;
      } else if (bound.sign() != null && (joined || closes(before, bound))) {
        ranges = ranges.and(compare(bound.sign(), bound.code()));
        before = bound;
      } else {
        throw ConditionParser.notRead(fact);
      }
      joined = take(Kind.AND);
    }
    if (joined) {
      throw ConditionParser.notRead(fact);
    }
    return ranges;
  }

  /** Two bounds without a word between them: a lower one, then a higher upper one. */
  private static boolean closes(@Nullable Bound low, Bound high) {
    return low != null && low.lower() && high.upper() && low.code() <= high.code();
  }

  private Ranges range(Bound low, Bound high) throws Unreadable {
    if (low.sign() != null && !low.lower() || high.sign() != null && !high.upper() || at(Kind.TO)) {
      throw ConditionParser.notRead(fact);
    }
    if (low.code() > high.code()) {
      throw NumberCondition.reversed();
    }
    String above = low.as(">");
    String below = high.as("<");
    if (above == null && below == null) {
      return span.between(low.code(), high.code());
    }
    Ranges upper =
        below == null
            ? span.between(low.code(), high.code()).or(Ranges.of(low.code(), low.code()))
            : compare(below, high.code());
    return upper.and(compare(above == null ? ">=" : above, low.code()));
  }

  private Bound bound() throws Unreadable {
    String sign = at(Kind.BEFORE) ? pieces.get(next++).text() : null;
    if (!at(Kind.PLAIN)) {
      throw ConditionParser.notRead(fact);
    }
    long code = numbers.code(pieces.get(next++).text());
    Boolean included = mark(null, code);
    if (sign == null && at(Kind.AFTER)) {
      sign = pieces.get(next++).text();
    }
    included = mark(included, code);
    return new Bound(
        sign == null || included == null ? sign : marked(sign, included), included, code);
  }

  private @Nullable Boolean mark(@Nullable Boolean before, long code) throws Unreadable {
    if (!at(Kind.MARK)) {
      return before;
    }
    String text = pieces.get(next++).text();
    boolean included = !text.matches("(?:不|未|ex).*");
    String number = text.replaceAll("^(?:不|未)?包?含本?数?|^[a-z.]+", "").strip();
    if (before != null || !number.isEmpty() && numbers.code(number) != code) {
      throw ConditionParser.notRead(fact);
    }
    return included;
  }

  private String marked(String sign, boolean included) throws Unreadable {
    if (sign.equals("=") || sign.equals("!=") || included && !sign.endsWith("=")) {
      throw new Unreadable(
          new Text("括号里的“含”与括号外的文字矛盾", "the brackets contradict the words"),
          ConditionParser.forms(fact));
    }
    return included ? sign : sign.substring(0, 1);
  }

  /** Drops the name of what is compared: {@code 得分 >= 60}, {@code 60 <= x < 80}. */
  private void dropSubject() {
    if (pieces.size() > 1 && isSubject(pieces.get(0))) {
      pieces.remove(0);
    } else if (pieces.size() > 2
        && pieces.get(1).kind() == Kind.BEFORE
        && isSubject(pieces.get(2))) {
      pieces.set(2, pieces.get(0));
      pieces.remove(0);
      pieces.set(0, new Piece(Kind.BEFORE, flipped(pieces.get(0).text())));
    }
  }

  private boolean isSubject(Piece piece) {
    String key = Dictionary.key(piece.text());
    return piece.kind() == Kind.PLAIN
        && Stream.concat(
                Stream.of("x", fact.name(), fact.label().zh(), fact.label().en()),
                fact.aliases().stream())
            .anyMatch(name -> key.equals(Dictionary.key(name)));
  }

  private static String flipped(String sign) {
    return sign.startsWith("<")
        ? sign.replace('<', '>')
        : sign.startsWith(">") ? sign.replace('>', '<') : sign;
  }

  private boolean at(Kind kind) {
    return next < pieces.size() && pieces.get(next).kind() == kind;
  }

  private boolean take(Kind kind) {
    boolean there = at(kind);
    next += there ? 1 : 0;
    return there;
  }
}
