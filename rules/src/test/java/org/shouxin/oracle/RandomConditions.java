package org.shouxin.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.shouxin.facts.FactType;

/** Conditions as a workbook spells them, and tables that hold every case exactly once. */
final class RandomConditions {

  /** A condition on something. */
  record Test(Ask ask, String condition) {}

  private final Random random;

  RandomConditions(Random random) {
    this.random = random;
  }

  /** Conditions that together hold every value once, a missing one too, in random order. */
  List<String> partition(Ask ask, int most) {
    List<String> parts = new ArrayList<>(present(ask, most));
    if (ask.absent()) {
      int with = random.nextInt(parts.size() + 1);
      if (with == parts.size() || ask.type() == FactType.TEXT) {
        parts.add("missing");
      } else {
        parts.set(with, "missing or " + parts.get(with));
      }
    }
    Collections.shuffle(parts, random);
    return parts;
  }

  /** Conditions that together hold every value that is there once. */
  List<String> present(Ask ask, int most) {
    return switch (ask.type()) {
      case NUMBER, DATE -> intervals(thresholds(ask, most - 1));
      case YES_NO -> random.nextInt(4) == 0 ? List.of("any") : List.of("yes", "no");
      case CHOICE -> groups(ask.options(), most);
      case TEXT -> List.of("any");
    };
  }

  /** Some condition, now and then on absence. */
  Test some(Ask ask) {
    if (ask.absent() && random.nextInt(8) == 0) {
      return new Test(ask, "missing");
    }
    List<String> parts = random.nextInt(4) == 0 ? partition(ask, 4) : present(ask, 4);
    return new Test(ask, parts.get(random.nextInt(parts.size())));
  }

  /** One to three conditions on any of these, each on another one. */
  List<Test> tests(List<Ask> asks, int least) {
    List<Ask> shuffled = new ArrayList<>(asks);
    Collections.shuffle(shuffled, random);
    int count = least + random.nextInt(4 - least);
    return shuffled.stream().limit(count).map(this::some).toList();
  }

  /** Rows of tests of which every case meets exactly one. */
  List<List<Test>> table(List<Ask> asks) {
    if (asks.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Test>> rows = new ArrayList<>();
    Ask first = asks.get(0);
    for (String condition : partition(first, 3)) {
      boolean further = rows.isEmpty() || random.nextBoolean();
      for (List<Test> rest : table(further ? asks.subList(1, asks.size()) : List.of())) {
        List<Test> row = new ArrayList<>();
        row.add(new Test(first, condition));
        row.addAll(rest);
        rows.add(row);
      }
    }
    return rows;
  }

  /** The columns fact_1, condition_1, fact_2, … of a row. */
  static List<String> cells(List<Test> tests) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      cells.add("fact_" + (i + 1));
      cells.add(tests.get(i).ask().name());
      cells.add("condition_" + (i + 1));
      cells.add(tests.get(i).condition());
    }
    return cells;
  }

  private List<BigDecimal> thresholds(Ask ask, int most) {
    boolean date = ask.type() == FactType.DATE;
    boolean even = date || ask.whole();
    TreeSet<BigDecimal> thresholds = new TreeSet<>();
    int places = even ? 0 : random.nextInt(4) == 0 ? 6 : random.nextInt(3);
    int count = random.nextInt(most + 1);
    int low = date ? -400 : ask.low() + 1;
    int high = date ? 400 : ask.high() - 1;
    for (int i = 0; i < count && low < high; i++) {
      int span = random.nextBoolean() ? Math.min(high - low, 100) : high - low;
      BigDecimal part = BigDecimal.valueOf(random.nextInt(1_000_000), 6);
      int whole = low + random.nextInt(span);
      thresholds.add(
          BigDecimal.valueOf(
                  date ? whole / 2 * 2 : ask.whole() ? Math.max(2, whole / 2 * 2) : whole)
              .add(part.setScale(places, RoundingMode.DOWN))
              .stripTrailingZeros());
    }
    return List.copyOf(thresholds);
  }

  /** Intervals between thresholds, which belong to either side. */
  List<String> intervals(List<BigDecimal> thresholds) {
    boolean[] below = new boolean[thresholds.size()];
    for (int i = 0; i < below.length; i++) {
      below[i] = random.nextBoolean();
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i <= thresholds.size(); i++) {
      String low = i == 0 ? "" : thresholds.get(i - 1).toPlainString();
      String high = i == thresholds.size() ? "" : thresholds.get(i).toPlainString();
      boolean openLow = i > 0 && below[i - 1];
      boolean openHigh = i < thresholds.size() && !below[i];
      if (low.isEmpty()) {
        parts.add(high.isEmpty() ? "any" : (openHigh ? "< " : "<= ") + high);
      } else if (high.isEmpty()) {
        parts.add((openLow ? "> " : ">= ") + low);
      } else {
        parts.add((openLow ? "(" : "[") + low + ", " + high + (openHigh ? ")" : "]"));
      }
    }
    return parts;
  }

  private List<String> groups(List<String> options, int most) {
    int groups = 1 + random.nextInt(Math.min(most, options.size()));
    List<List<String>> members = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < options.size(); i++) {
      members.get(i < groups ? i : random.nextInt(groups)).add(options.get(i));
    }
    return members.stream().map(codes -> String.join(", ", codes)).toList();
  }
}
