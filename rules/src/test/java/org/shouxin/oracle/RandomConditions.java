package org.shouxin.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Ranges;
import org.shouxin.policy.Condition;

/** Conditions as the compiler would make them, and partitions of a fact's values. */
final class RandomConditions {

  private final Random random;

  RandomConditions(Random random) {
    this.random = random;
  }

  /** Conditions that together hold every present value of a fact once, in random order. */
  List<Condition> partition(Fact fact, int most) {
    List<Condition> parts =
        switch (fact.type()) {
          case NUMBER, DATE -> intervals(fact, thresholds(fact, most - 1));
          case YES_NO ->
              random.nextInt(4) == 0
                  ? List.of(any(fact))
                  : List.of(options(fact, List.of(1)), options(fact, List.of(0)));
          case CHOICE -> groups(fact, most);
          case TEXT -> throw new IllegalArgumentException(fact.name());
        };
    List<Condition> shuffled = new ArrayList<>(parts);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** Some condition on a fact, now and then on its absence. */
  Condition some(Fact fact) {
    int kind = random.nextInt(12);
    if (kind == 0) {
      return new Condition(fact, "missing", Ranges.MISSING);
    }
    List<Condition> parts = partition(fact, 4);
    return parts.get(random.nextInt(parts.size()));
  }

  static Condition any(Fact fact) {
    return new Condition(fact, "any", Ranges.ANY);
  }

  private List<BigDecimal> thresholds(Fact fact, int most) {
    TreeSet<BigDecimal> thresholds = new TreeSet<>();
    int places = fact.type() == FactType.DATE ? 0 : random.nextInt(4) == 0 ? 6 : random.nextInt(3);
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      long low = fact.type() == FactType.DATE ? -400 : 0;
      long whole = low + random.nextInt(fact.type() == FactType.DATE ? 800 : 100);
      BigDecimal part =
          BigDecimal.valueOf(random.nextInt(1_000_000), 6)
              .setScale(places, java.math.RoundingMode.DOWN);
      thresholds.add(BigDecimal.valueOf(whole).add(part));
    }
    return List.copyOf(thresholds);
  }

  static List<Condition> intervals(Fact fact, List<BigDecimal> thresholds, boolean... below) {
    List<Condition> parts = new ArrayList<>();
    for (int i = 0; i <= thresholds.size(); i++) {
      BigDecimal low = i == 0 ? null : thresholds.get(i - 1);
      BigDecimal high = i == thresholds.size() ? null : thresholds.get(i);
      boolean openLow = i > 0 && below[i - 1];
      boolean openHigh = i < thresholds.size() && !below[i];
      long from = low == null ? Codes.LOWEST : code(fact, low) + (openLow ? 1 : 0);
      long to = high == null ? Codes.HIGHEST : code(fact, high) - (openHigh ? 1 : 0);
      String text;
      if (low == null) {
        text = high == null ? "any" : (openHigh ? "< " : "<= ") + plain(high);
      } else if (high == null) {
        text = (openLow ? "> " : ">= ") + plain(low);
      } else {
        text = (openLow ? "(" : "[") + plain(low) + ", " + plain(high) + (openHigh ? ")" : "]");
      }
      parts.add(new Condition(fact, text, Ranges.of(from, to)));
    }
    return parts;
  }

  private List<Condition> intervals(Fact fact, List<BigDecimal> thresholds) {
    boolean[] below = new boolean[thresholds.size()];
    for (int i = 0; i < below.length; i++) {
      below[i] = random.nextBoolean();
    }
    return intervals(fact, thresholds, below);
  }

  private static String plain(BigDecimal number) {
    return Codes.plain(number).toPlainString();
  }

  private static long code(Fact fact, BigDecimal number) {
    return fact.type() == FactType.DATE ? number.longValueExact() : Codes.of(number);
  }

  private List<Condition> groups(Fact fact, int most) {
    int groups = 1 + random.nextInt(Math.min(most, fact.options().size()));
    List<List<Integer>> members = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < fact.options().size(); i++) {
      members.get(i < groups ? i : random.nextInt(groups)).add(i);
    }
    return members.stream().map(indices -> options(fact, indices)).toList();
  }

  static Condition options(Fact fact, List<Integer> indices) {
    Ranges ranges = Ranges.NONE;
    List<String> names = new ArrayList<>();
    for (int index : indices) {
      ranges = ranges.or(Ranges.of(index, index));
      names.add(
          fact.type() == FactType.YES_NO
              ? (index == 1 ? "yes" : "no")
              : fact.options().get(index).code());
    }
    return new Condition(fact, String.join(", ", names), ranges);
  }
}
