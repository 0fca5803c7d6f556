package org.shouxin.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/** Amounts in the currency of the policy, by the dated rates of its workbook. Immutable. */
public final class Exchange {

  private final String own;
  private final List<Rate> rates;
  private final @Nullable Fact[] currencies;

  /**
   * @param policy the policy whose rates apply
   */
  public Exchange(Policy policy) {
    this.own = policy.identity().currency();
    this.rates = policy.inputs().rates();
    Dictionary facts = policy.facts();
    this.currencies =
        facts.facts().stream()
            .map(fact -> fact.currency() == null ? null : facts.fact(fact.currency()))
            .toArray(Fact[]::new);
  }

  /** A number in the policy's currency, or why there is none. */
  public sealed interface Amount {}

  /**
   * A number in the policy's currency.
   *
   * @param value exact
   * @param given as supplied
   * @param currency in which it was given
   * @param rate the rate applied; null when none was needed
   */
  public record Known(BigDecimal value, BigDecimal given, String currency, @Nullable Rate rate)
      implements Amount {}

  /**
   * No number in the policy's currency.
   *
   * @param problem which rate is missing, or which range is exceeded
   */
  public record Unknown(Problem problem) implements Amount {}

  /**
   * The number of a fact, converted if the fact declares that another fact holds its currency. An
   * assumed number is the policy's, in its own currency.
   *
   * @param facts over the dictionary that the fact belongs to
   * @return null when the number is missing
   */
  public @Nullable Amount of(Facts facts, Fact fact, LocalDate asOf) {
    BigDecimal given = (BigDecimal) facts.value(fact);
    if (given == null) {
      BigDecimal assumed = (BigDecimal) fact.assumed();
      return assumed == null ? null : new Known(assumed, assumed, own, null);
    }
    String currency = currency(facts, fact);
    if (currency.equals(own)) {
      return new Known(given, given, own, null);
    }
    Rate rate = rate(currency, asOf);
    if (rate == null) {
      return new Unknown(noRate(currency, asOf));
    }
    BigDecimal value = given.multiply(rate.rate());
    return fact.allows(value)
        ? new Known(value, given, currency, rate)
        : new Unknown(outside(fact, given, rate, value));
  }

  private static @Nullable Object value(Facts facts, Fact fact) {
    Object given = facts.value(fact);
    return given == null ? fact.assumed() : given;
  }

  private String currency(Facts facts, Fact fact) {
    Fact currency = fact.slot() < currencies.length ? currencies[fact.slot()] : null;
    Object named = currency == null ? null : value(facts, currency);
    return named == null ? own : named.toString().strip().toUpperCase(Locale.ROOT);
  }

  /** The rate of a currency on a day; null when there is none. */
  public @Nullable Rate rate(String currency, LocalDate day) {
    Rate latest = null;
    for (Rate rate : rates) {
      if (rate.currency().equals(currency)
          && !rate.from().isAfter(day)
          && (latest == null || rate.from().isAfter(latest.from()))) {
        latest = rate;
      }
    }
    return latest == null || (latest.until() != null && latest.until().isBefore(day))
        ? null
        : latest;
  }

  private Problem noRate(String currency, LocalDate day) {
    List<String> known =
        rates.stream()
            .map(
                rate ->
                    rate.currency()
                        + " "
                        + rate.from()
                        + "–"
                        + (rate.until() == null ? "" : rate.until()))
            .toList();
    return new Problem(
        Sheets.RATES.tab(),
        new Text(currency + " 在 " + day + " 没有汇率", "no rate for " + currency + " on " + day),
        currency,
        Text.same(own + (known.isEmpty() ? "" : ", ") + String.join(", ", known)));
  }

  private static Problem outside(Fact fact, BigDecimal given, Rate rate, BigDecimal value) {
    return new Problem(
        rate.row().place(),
        new Text(
            fact.label().zh() + "折算后超出允许范围",
            fact.label().en() + " is outside its allowed range once converted"),
        given.toPlainString() + " " + rate.currency() + " = " + value.toPlainString(),
        Text.same(fact.low() + " – " + fact.high()));
  }
}
