package org.shouxin.policy.condition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Ranges;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Text;

/**
 * Decides whether a range written as {@code 60-80} includes its ends. The words do not say so; the
 * other rows of the table do when they leave one meaning.
 */
final class Neighbours implements NumberCondition.Span {

  private static final int MOST = 500;

  private final Fact fact;
  private final Map<Long, String> lows = new LinkedHashMap<>();
  private final Map<Long, String> highs = new LinkedHashMap<>();
  private Ranges covered = Ranges.NONE;
  private boolean readable = true;

  /**
   * @param others conditions on the same fact in the other rows of the table, as written; more than
   *     500 decide nothing
   */
  Neighbours(Fact fact, List<String> others) {
    this.fact = fact;
    for (String other : others.size() > MOST ? List.<String>of() : others) {
      try {
        covered =
            covered.or(
                ConditionParser.ranges(fact, other, (low, high) -> inside(other, low, high)));
      } catch (Unreadable reportedThere) {
        readable = false;
      }
    }
  }

  private Ranges inside(String other, long low, long high) {
    lows.putIfAbsent(low, other);
    highs.putIfAbsent(high, other);
    return low + 1 > high - 1 ? Ranges.NONE : Ranges.of(low + 1, high - 1);
  }

  @Override
  public Ranges between(long low, long high) throws Unreadable {
    if (!readable || low == high) {
      return Ranges.of(low, high);
    }
    boolean withLow = !covered.contains(low);
    boolean withHigh = !covered.contains(high);
    String below = highs.get(low);
    if (withLow && below != null) {
      throw ambiguous(low, below, spelt("[", low, high, withHigh), spelt("(", low, high, withHigh));
    }
    if (withHigh && !lows.containsKey(high) && !endsAt(high)) {
      throw new Unreadable(
          new Text("看不出上限算不算在内", "it is not clear whether the upper end is included"),
          either(spelt("[", low, high, true), spelt("[", low, high, false)));
    }
    long from = withLow ? low : low + 1;
    long to = withHigh ? high : high - 1;
    if (from > to) {
      throw NumberCondition.empty(fact);
    }
    return Ranges.of(from, to);
  }

  /** Whether the upper end is included because nothing lies above it, or another row does. */
  private boolean endsAt(long high) {
    return fact.whole()
        || high == fact.declared().parts().get(0).high()
        || covered.contains(high + 1);
  }

  private Unreadable ambiguous(long low, String below, String with, String without) {
    String number = ConditionText.number(fact.type(), low);
    return new Unreadable(
        new Text(
            number + " 属于这一行还是“" + below + "”那一行，有两种读法",
            number + " may belong to this row or to the one that says \"" + below + "\""),
        either(with, without));
  }

  private String spelt(String open, long low, long high, boolean withHigh) {
    return open
        + ConditionText.number(fact.type(), low)
        + ", "
        + ConditionText.number(fact.type(), high)
        + (withHigh ? "]" : ")");
  }

  private static Text either(String one, String other) {
    return new Text(one + " 或 " + other, one + " or " + other);
  }
}
