package org.shouxin.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Rate;
import org.shouxin.policy.condition.Condition;

/**
 * Random customers and orders of a policy, thick at its thresholds: every boundary, the smallest
 * step next to it, values between two grid lines such as 59.9999999, and missing values; amounts in
 * currencies with and without a rate.
 */
public final class RandomCustomers {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final BigDecimal STEP = new BigDecimal("0.000001");
  private static final BigDecimal BETWEEN = new BigDecimal("0.0000001");

  private final Policy policy;
  private final Random random;
  private final double missing;
  private final Map<String, List<BigDecimal>> thresholds = new HashMap<>();
  private final Set<String> currencies = new HashSet<>();
  private final Set<String> workedOut = new HashSet<>();

  /**
   * @param missing share of the values that are missing
   */
  public RandomCustomers(Policy policy, long seed, double missing) {
    this.policy = policy;
    this.random = new Random(seed);
    this.missing = missing;
    Map<String, TreeSet<BigDecimal>> found = new HashMap<>();
    for (Condition condition : Conditions.of(policy)) {
      Fact fact = condition.fact();
      if (fact.type() == FactType.NUMBER || fact.type() == FactType.DATE) {
        Matcher numbers = NUMBER.matcher(condition.text());
        while (numbers.find()) {
          found
              .computeIfAbsent(fact.name(), name -> new TreeSet<>())
              .add(new BigDecimal(numbers.group()));
        }
      }
    }
    found.forEach((name, numbers) -> thresholds.put(name, List.copyOf(numbers)));
    for (Fact fact : policy.facts().facts()) {
      if (fact.currency() != null) {
        currencies.add(fact.currency());
      }
    }
    for (Derivation derivation : policy.inputs().orderDerivations()) {
      workedOut.add(derivation.fact().name());
    }
  }

  /** The next so many customers, decided on the given day. */
  public List<Facts> next(int count, LocalDate asOf) {
    List<Facts> customers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Facts.Builder facts = Facts.of("C" + i, policy.facts());
      for (Fact fact : policy.facts().facts()) {
        if (fact.about() == Fact.About.CUSTOMER && !fact.derived()) {
          set(facts, fact, "C" + i, asOf);
        }
      }
      customers.add(facts.build());
    }
    return customers;
  }

  /**
   * The next so many orders, over the vocabulary.
   *
   * @param whole whether they tell all about their customers, too, instead of the order alone
   */
  List<Facts> orders(int count, LocalDate on, boolean whole) {
    Dictionary vocabulary = policy.vocabulary();
    List<Facts> orders = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Facts.Builder facts = Facts.of("C" + i, vocabulary);
      for (Fact fact : vocabulary.facts()) {
        boolean about = fact.about() == Fact.About.ORDER;
        if (!workedOut.contains(fact.name()) && (about || whole || random.nextInt(40) == 0)) {
          set(facts, fact, "C" + i, on);
        }
      }
      orders.add(facts.build());
    }
    return orders;
  }

  private void set(Facts.Builder facts, Fact fact, String code, LocalDate asOf) {
    if (fact.name().equals("customer")) {
      facts.set(fact, code);
    } else if (random.nextDouble() >= missing) {
      facts.set(fact, value(fact, asOf));
    }
  }

  private Object value(Fact fact, LocalDate asOf) {
    List<BigDecimal> numbers = thresholds.getOrDefault(fact.name(), List.of());
    return switch (fact.type()) {
      case NUMBER -> within(fact, fact.whole() ? whole(numbers) : number(fact, numbers));
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
      case TEXT -> currencies.contains(fact.name()) ? currency() : "text";
    };
  }

  private String currency() {
    List<Rate> rates = policy.inputs().rates();
    return rates.isEmpty() || random.nextInt(4) == 0
        ? List.of(policy.identity().currency(), "XAU").get(random.nextInt(20) / 19)
        : rates.get(random.nextInt(rates.size())).currency();
  }

  /** On a threshold, just beside one, or anywhere. */
  private BigDecimal whole(List<BigDecimal> numbers) {
    return numbers.isEmpty() || random.nextInt(3) == 0
        ? BigDecimal.valueOf(random.nextInt(120))
        : numbers
            .get(random.nextInt(numbers.size()))
            .setScale(0, RoundingMode.DOWN)
            .add(BigDecimal.valueOf(random.nextInt(3) - 1));
  }

  private BigDecimal number(Fact fact, List<BigDecimal> numbers) {
    if (numbers.isEmpty() || random.nextInt(3) == 0) {
      int places = random.nextInt(8);
      long scaled = (long) (random.nextDouble() * 120 * Math.pow(10, places));
      BigDecimal any = BigDecimal.valueOf(scaled, places);
      return switch (random.nextInt(4)) {
        case 0 -> any.setScale(0, RoundingMode.DOWN);
        case 1 -> fact.high() == null ? any : spread(fact.high());
        case 2 ->
            numbers.isEmpty() ? any : any.multiply(numbers.get(random.nextInt(numbers.size())));
        default -> fact.low() == null || random.nextBoolean() ? any : any.negate();
      };
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

  /** Some number up to the highest, of any magnitude. */
  private BigDecimal spread(BigDecimal high) {
    int magnitude = random.nextInt(Math.max(1, high.precision() - high.scale()));
    return high.movePointLeft(magnitude)
        .multiply(BigDecimal.valueOf(random.nextInt(1001), 3))
        .setScale(2, RoundingMode.DOWN);
  }

  private static BigDecimal within(Fact fact, BigDecimal number) {
    BigDecimal atLeast = fact.low() == null ? number : number.max(fact.low());
    return fact.high() == null ? atLeast : atLeast.min(fact.high());
  }
}
