package org.shouxin.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Band;
import org.shouxin.policy.Condition;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sanction;

/**
 * Random customers of a policy, thick at its thresholds: every boundary, the smallest step beside
 * it, values between two grid lines such as 59.9999999, and missing values.
 */
public final class RandomCustomers {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final BigDecimal STEP = new BigDecimal("0.000001");
  private static final BigDecimal BETWEEN = new BigDecimal("0.0000001");

  private final Policy policy;
  private final Random random;
  private final double missing;
  private final Map<String, List<BigDecimal>> thresholds = new TreeMap<>();

  /**
   * @param missing share of the values that are missing
   */
  public RandomCustomers(Policy policy, long seed, double missing) {
    this.policy = policy;
    this.random = new Random(seed);
    this.missing = missing;
    Map<String, TreeSet<BigDecimal>> found = new TreeMap<>();
    conditions(policy)
        .filter(Objects::nonNull)
        .forEach(
            condition -> {
              Matcher numbers = NUMBER.matcher(condition.text());
              while (numbers.find()) {
                found
                    .computeIfAbsent(condition.fact().name(), name -> new TreeSet<>())
                    .add(new BigDecimal(numbers.group()));
              }
            });
    found.forEach((name, numbers) -> thresholds.put(name, List.copyOf(numbers)));
  }

  private static Stream<@Nullable Condition> conditions(Policy policy) {
    return Stream.of(
            policy.admission().stream().map(Criterion::passes),
            policy.admission().stream().map(Criterion::exempt),
            policy.scorecard().stream().map(Band::condition),
            policy.downgrades().stream().map(Downgrade::when).flatMap(List::stream),
            policy.sanctions().stream().map(Sanction::when).flatMap(List::stream))
        .flatMap(conditions -> conditions);
  }

  /** The next so many customers, decided on the given day. */
  public List<Facts> next(int count, LocalDate asOf) {
    List<Facts> customers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      customers.add(next("C" + i, asOf));
    }
    return customers;
  }

  private Facts next(String code, LocalDate asOf) {
    Facts.Builder facts = Facts.of(code, policy.facts());
    for (Fact fact : policy.facts().facts()) {
      if (random.nextDouble() >= missing) {
        facts.set(fact, value(fact, asOf));
      }
    }
    return facts.build();
  }

  private Object value(Fact fact, LocalDate asOf) {
    List<BigDecimal> numbers = thresholds.getOrDefault(fact.name(), List.of());
    return switch (fact.type()) {
      case NUMBER -> within(fact, number(numbers));
      case YES_NO -> random.nextBoolean();
      case DATE -> {
        long days =
            numbers.isEmpty() || random.nextInt(3) == 0
                ? random.nextInt(1000) - 500
                : numbers.get(random.nextInt(numbers.size())).longValueExact()
                    + random.nextInt(3)
                    - 1;
        yield asOf.plusDays(days);
      }
      case CHOICE -> fact.options().get(random.nextInt(fact.options().size())).code();
      case TEXT -> "text";
    };
  }

  private BigDecimal number(List<BigDecimal> numbers) {
    if (numbers.isEmpty() || random.nextInt(3) == 0) {
      int places = random.nextInt(8);
      long scaled = (long) (random.nextDouble() * 120 * Math.pow(10, places));
      BigDecimal any = BigDecimal.valueOf(scaled, places);
      return numbers.isEmpty() || random.nextBoolean()
          ? any
          : any.multiply(numbers.get(random.nextInt(numbers.size())));
    }
    BigDecimal threshold = numbers.get(random.nextInt(numbers.size()));
    return switch (random.nextInt(6)) {
      case 0 -> threshold.add(STEP);
      case 1 -> threshold.subtract(STEP);
      case 2 -> threshold.add(BETWEEN);
      case 3 -> threshold.subtract(BETWEEN);
      default -> threshold;
    };
  }

  private static BigDecimal within(Fact fact, BigDecimal number) {
    BigDecimal atLeast = fact.low() == null ? number : number.max(fact.low());
    return fact.high() == null ? atLeast : atLeast.min(fact.high());
  }
}
