package org.shouxin.policies;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shouxin.facts.Days;
import org.shouxin.facts.Numerals;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.problem.Text;

/**
 * What a column of a file of customers contains: the type, unit, range and options of the fact that
 * it may become.
 */
final class ColumnProfile {

  /** What a fact may be. */
  enum Kind {
    NUMBER,
    WHOLE,
    YES_NO,
    DATE,
    CHOICE,
    TEXT
  }

  private static final Pattern UNIT = Pattern.compile("[（(]([^（()）]+)[)）]\\s*$");
  private static final int MOST_OPTIONS = 12;
  private static final int FIFTHS = 5;
  private static final BigDecimal MOST_COUNTED = BigDecimal.valueOf(1000);

  private final String heading;
  private final List<String> values = new ArrayList<>();
  private int rows;

  ColumnProfile(String heading) {
    this.heading = heading.strip().replaceAll("\\s+", " ");
  }

  void add(String cell) {
    rows++;
    String value = cell.strip();
    if (!value.isEmpty() && !ValueReader.MARKS.contains(value.toLowerCase(Locale.ROOT))) {
      values.add(value);
    }
  }

  /** The heading without its unit. */
  String label() {
    return UNIT.matcher(heading).replaceFirst("").strip();
  }

  /** The unit that the heading has in brackets, or % where the values have it. */
  String unit() {
    Matcher unit = UNIT.matcher(heading);
    if (unit.find()) {
      return unit.group(1).strip();
    }
    return !values.isEmpty() && values.stream().allMatch(value -> value.endsWith("%")) ? "%" : "";
  }

  int rows() {
    return rows;
  }

  int missing() {
    return rows - values.size();
  }

  Kind kind() {
    if (values.isEmpty()) {
      return Kind.TEXT;
    }
    if (all(value -> ValueReader.truth(value) != null)) {
      return Kind.YES_NO;
    }
    if (all(value -> number(value).isPresent())) {
      return isCount() ? Kind.WHOLE : Kind.NUMBER;
    }
    if (all(ColumnProfile::isDay)) {
      return Kind.DATE;
    }
    int options = options().size();
    return options <= MOST_OPTIONS && options * 2 <= values.size() ? Kind.CHOICE : Kind.TEXT;
  }

  /** Small whole numbers without a unit are counts; amounts may have decimals next year. */
  private boolean isCount() {
    return unit().isEmpty()
        && all(value -> number(value).orElseThrow().scale() <= 0)
        && all(value -> number(value).orElseThrow().compareTo(MOST_COUNTED) <= 0);
  }

  private boolean all(Predicate<String> test) {
    return values.stream().allMatch(test);
  }

  private Optional<BigDecimal> number(String value) {
    try {
      String unit = unit();
      return Optional.of(Numerals.read(value, Text.same(unit)).stripTrailingZeros());
    } catch (Unreadable none) {
      return Optional.empty();
    }
  }

  private static boolean isDay(String value) {
    try {
      Days.read(value);
      return true;
    } catch (Unreadable none) {
      return false;
    }
  }

  /** The values found, each once, with how often. */
  Map<String, Integer> options() {
    Map<String, Integer> options = new LinkedHashMap<>();
    values.forEach(value -> options.merge(value, 1, Integer::sum));
    return options;
  }

  private List<BigDecimal> numbers() {
    return values.stream().map(value -> number(value).orElseThrow()).sorted().toList();
  }

  /** Zero, or a round number below the least. */
  BigDecimal low() {
    BigDecimal least = numbers().get(0);
    return least.signum() >= 0 ? BigDecimal.ZERO : round(least.negate()).negate();
  }

  /** A round number above the most. */
  BigDecimal high() {
    List<BigDecimal> sorted = numbers();
    BigDecimal most = sorted.get(sorted.size() - 1);
    boolean share = unit().equals("%") && most.compareTo(BigDecimal.valueOf(100)) <= 0;
    return share ? BigDecimal.valueOf(100) : round(most.max(BigDecimal.ONE));
  }

  /** The power of ten that is above it tenfold, so that next year's figures fit as well. */
  private static BigDecimal round(BigDecimal number) {
    BigDecimal power = BigDecimal.ONE;
    while (power.compareTo(number) < 0) {
      power = power.multiply(BigDecimal.TEN);
    }
    return power.multiply(BigDecimal.TEN);
  }

  /** The bounds between fifths of the customers, rising, each once. */
  List<BigDecimal> fifths() {
    List<BigDecimal> sorted = numbers();
    List<BigDecimal> bounds = new ArrayList<>();
    for (int i = 1; i < FIFTHS; i++) {
      BigDecimal bound = sorted.get(sorted.size() * i / FIFTHS);
      BigDecimal rounded =
          new BigDecimal(
              bound.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString());
      boolean rises = bounds.isEmpty() || rounded.compareTo(bounds.get(bounds.size() - 1)) > 0;
      if (rises && rounded.compareTo(low()) > 0 && rounded.compareTo(high()) < 0) {
        bounds.add(rounded);
      }
    }
    return bounds;
  }

  /** The first value, as workbooks spell it; empty when there is none. */
  String first() throws Unreadable {
    if (values.isEmpty()) {
      return "";
    }
    String value = values.get(0);
    return switch (kind()) {
      case NUMBER, WHOLE -> number(value).orElseThrow().toPlainString();
      case DATE -> Days.read(value).toString();
      case YES_NO -> Boolean.TRUE.equals(ValueReader.truth(value)) ? "yes" : "no";
      default -> value;
    };
  }
}
