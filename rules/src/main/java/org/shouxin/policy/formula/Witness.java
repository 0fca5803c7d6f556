package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;

/**
 * Looks for values of facts that make an expression zero, to be named where it is refused. The ends
 * of the declared ranges are tried, and what lies between ends of opposite signs.
 */
final class Witness {

  private static final int MOST_FACTS = 4;
  private static final int MOST_STEPS = 80;

  private final Expression.Quantity quantity;
  private final List<Fact> facts;

  private Witness(Expression.Quantity quantity, List<Fact> facts) {
    this.quantity = quantity;
    this.facts = facts;
  }

  /** {@code months=1}: values with which a number is zero; none if none were found. */
  static Optional<String> ofZero(Expression expression, List<Fact> read) {
    List<String> words = List.of(expression.text().split("[^\\p{L}\\p{N}_]+"));
    List<Fact> facts = read.stream().filter(fact -> words.contains(fact.name())).toList();
    if (facts.isEmpty() || facts.size() > MOST_FACTS) {
      return Optional.empty();
    }
    return Optional.ofNullable(
            new Witness(expression.asNumber(), facts).search(0, new LinkedHashMap<>()))
        .map(Witness::spelt);
  }

  private @Nullable Map<Fact, BigDecimal> search(int next, Map<Fact, BigDecimal> values) {
    if (next == facts.size()) {
      return sign(values) == 0 ? values : between(values);
    }
    Fact fact = facts.get(next);
    for (BigDecimal end : ends(fact)) {
      Map<Fact, BigDecimal> more = new LinkedHashMap<>(values);
      more.put(fact, end);
      Map<Fact, BigDecimal> found = search(next + 1, more);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The values with one of them moved to where the sign changes, if it is zero there. */
  private @Nullable Map<Fact, BigDecimal> between(Map<Fact, BigDecimal> values) {
    for (Fact fact : facts) {
      if (fact.type() != FactType.NUMBER) {
        continue;
      }
      Map<Fact, BigDecimal> moved = new LinkedHashMap<>(values);
      BigDecimal from = values.getOrDefault(fact, BigDecimal.ZERO);
      BigDecimal to = from.compareTo(low(fact)) == 0 ? high(fact) : low(fact);
      int sign = sign(values);
      moved.put(fact, to);
      if (sign(moved) * sign >= 0) {
        continue;
      }
      int places = fact.whole() ? 0 : Codes.PLACES;
      for (int step = 0; step < MOST_STEPS; step++) {
        BigDecimal middle =
            from.add(to).divide(BigDecimal.valueOf(2), places, RoundingMode.HALF_EVEN);
        moved.put(fact, middle);
        int there = sign(moved);
        if (there == 0) {
          return moved;
        }
        from = there == sign ? middle : from;
        to = there == sign ? to : middle;
      }
    }
    return null;
  }

  private static List<BigDecimal> ends(Fact fact) {
    List<BigDecimal> ends = new ArrayList<>();
    if (fact.type() != FactType.NUMBER) {
      long options = fact.type() == FactType.YES_NO ? 2 : fact.options().size();
      for (long option = 0; option < options; option++) {
        ends.add(BigDecimal.valueOf(option));
      }
      return ends;
    }
    if (fact.allows(BigDecimal.ZERO)) {
      ends.add(BigDecimal.ZERO);
    }
    ends.add(low(fact));
    ends.add(high(fact));
    return ends;
  }

  private static BigDecimal low(Fact fact) {
    return fact.low() == null ? Codes.LARGEST.negate() : fact.low();
  }

  private static BigDecimal high(Fact fact) {
    return fact.high() == null ? Codes.LARGEST : fact.high();
  }

  /** The sign of the number; 1 where it divides by zero, which is reported by itself. */
  private int sign(Map<Fact, BigDecimal> values) {
    try {
      return quantity.of(values::get).above().signum();
    } catch (DividedByZero none) {
      return 1;
    }
  }

  private static String spelt(Map<Fact, BigDecimal> values) {
    return values.entrySet().stream()
        .map(
            value ->
                value.getKey().name() + "=" + FormulaNames.shown(value.getKey(), value.getValue()))
        .collect(Collectors.joining(", "));
  }
}
