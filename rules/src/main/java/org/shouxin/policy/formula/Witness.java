package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Ranges;

/**
 * Looks for values of facts that give an expression a sign, to be named where it is refused. The
 * ends of the possible values are tried, what lies between ends of opposite signs, and some values
 * in between.
 */
final class Witness {

  private static final int MOST_FACTS = 4;
  private static final int MOST_STEPS = 80;
  private static final int SAMPLES = 500;

  private final Expression.Quantity quantity;
  private final int wanted;
  private final FormulaNames names;
  private final List<Fact> facts;

  private Witness(Expression.Quantity quantity, int wanted, FormulaNames names, List<Fact> facts) {
    this.quantity = quantity;
    this.wanted = wanted;
    this.names = names;
    this.facts = facts;
  }

  /**
   * {@code months=1}: values with which a number has a sign; none if none were found.
   *
   * @param wanted 0 for zero, 1 for more than zero
   */
  static Optional<String> of(Expression expression, int wanted, FormulaNames names) {
    Set<String> words = new HashSet<>(List.of(expression.text().split("[^\\p{L}\\p{N}_]+")));
    for (LookUp table : names.tables()) {
      if (words.contains(table.name())) {
        table.asked().forEach(fact -> words.add(fact.name()));
      }
    }
    List<Fact> facts = names.facts().stream().filter(f -> words.contains(f.name())).toList();
    if (facts.isEmpty() || facts.size() > MOST_FACTS) {
      return Optional.empty();
    }
    Witness witness = new Witness(expression.asNumber(), wanted, names, facts);
    Map<Fact, BigDecimal> found = witness.search(0, new LinkedHashMap<>());
    return Optional.ofNullable(found == null ? witness.sampled() : found)
        .filter(witness::isPossible)
        .map(Witness::spelt);
  }

  private boolean isPossible(Map<Fact, BigDecimal> values) {
    return values.entrySet().stream()
        .allMatch(value -> names.values(value.getKey()).contains(code(value)));
  }

  private static long code(Map.Entry<Fact, BigDecimal> value) {
    return value.getKey().type() == FactType.NUMBER
        ? Codes.of(value.getValue())
        : value.getValue().longValueExact();
  }

  /** Values in between, always the same. */
  private @Nullable Map<Fact, BigDecimal> sampled() {
    Random random = new Random(1);
    for (int i = 0; i < SAMPLES; i++) {
      Map<Fact, BigDecimal> values = new LinkedHashMap<>();
      for (Fact fact : facts) {
        List<BigDecimal> ends = ends(fact);
        BigDecimal low = low(fact);
        values.put(
            fact,
            fact.type() == FactType.NUMBER
                ? low.add(
                        high(fact)
                            .subtract(low)
                            .multiply(BigDecimal.valueOf(random.nextInt(1001), 3)))
                    .setScale(fact.whole() ? 0 : Codes.PLACES, RoundingMode.HALF_EVEN)
                : ends.get(random.nextInt(ends.size())));
      }
      if (sign(values) == wanted && isPossible(values)) {
        return values;
      }
    }
    return null;
  }

  private @Nullable Map<Fact, BigDecimal> search(int next, Map<Fact, BigDecimal> values) {
    if (next == facts.size()) {
      return sign(values) == wanted && isPossible(values)
          ? new LinkedHashMap<>(values)
          : wanted == 0 ? between(values) : null;
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

  private List<BigDecimal> ends(Fact fact) {
    List<BigDecimal> ends = new ArrayList<>();
    if (fact.type() != FactType.NUMBER) {
      long options = fact.type() == FactType.YES_NO ? 2 : fact.options().size();
      for (long option = 0; option < options; option++) {
        if (names.values(fact).contains(option)) {
          ends.add(BigDecimal.valueOf(option));
        }
      }
      return ends;
    }
    if (names.values(fact).contains(0)) {
      ends.add(BigDecimal.ZERO);
    }
    ends.add(low(fact));
    ends.add(high(fact));
    return ends;
  }

  private BigDecimal low(Fact fact) {
    long low = Math.max(values(fact).get(0).low(), Codes.of(Codes.LARGEST.negate()));
    return Codes.number(-Math.floorDiv(-low, 2L) * 2);
  }

  private BigDecimal high(Fact fact) {
    List<Ranges.Range> parts = values(fact);
    long high = fact.last(Math.min(parts.get(parts.size() - 1).high(), Codes.of(Codes.LARGEST)));
    return Codes.number(Math.floorDiv(high, 2L) * 2);
  }

  private List<Ranges.Range> values(Fact fact) {
    return names.values(fact).parts().stream()
        .filter(part -> part.high() != Codes.MISSING)
        .toList();
  }

  /** The sign of the number; 2 where it divides by zero, which is reported by itself. */
  private int sign(Map<Fact, BigDecimal> values) {
    try {
      return quantity.of(values::get).above().signum();
    } catch (DividedByZero none) {
      return 2;
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
