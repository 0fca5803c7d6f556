package org.shouxin.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/**
 * A fact as the dictionary declares it: one named, typed value about a customer.
 *
 * @param name lower-case identifier, {@code overdue_days}
 * @param label headings in both languages
 * @param aliases further headings under which files carry it
 * @param type kind of value
 * @param unit unit as shown to people, both texts empty when there is none
 * @param low lowest number allowed, null for no limit or another type
 * @param high highest number allowed, null for no limit or another type
 * @param options codes of a choice in declared order, with their labels; empty for another type
 * @param whenMissing the declared answer for a missing value
 * @param assumed value taken when missing, null unless {@link WhenMissing#ASSUME}: a {@link
 *     BigDecimal}, {@link Boolean}, {@link LocalDate} or option code
 * @param about what it is a fact about
 * @param currency name of the fact that holds the currency of this amount; null for the policy's
 *     own currency, or if it is not an amount
 * @param whole whether only whole numbers are values of it
 * @param missingMarks what files write for a missing value, beside blanks; empty for the usual
 *     marks
 * @param slot place in the arrays of {@link Facts}, from 0
 */
public record Fact(
    String name,
    Text label,
    List<String> aliases,
    FactType type,
    Text unit,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high,
    List<Option> options,
    WhenMissing whenMissing,
    @Nullable Object assumed,
    About about,
    @Nullable String currency,
    boolean whole,
    List<String> missingMarks,
    int slot) {

  private static final long STEP = Codes.of(BigDecimal.ONE);

  /** What a fact is about. */
  public enum About {
    /** A customer. */
    CUSTOMER,
    /** One order of a customer (R27). */
    ORDER
  }

  /** A fact about a customer, not in a foreign currency. */
  public Fact(
      String name,
      Text label,
      List<String> aliases,
      FactType type,
      Text unit,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      List<Option> options,
      WhenMissing whenMissing,
      @Nullable Object assumed,
      int slot) {
    this(
        name,
        label,
        aliases,
        type,
        unit,
        low,
        high,
        options,
        whenMissing,
        assumed,
        About.CUSTOMER,
        null,
        false,
        List.of(),
        slot);
  }

  /** The same fact with another value taken when it is missing. */
  public Fact withAssumed(@Nullable Object value) {
    return with(unit, low, high, value, whole);
  }

  /**
   * The same number as a column writes it whose unit is another: ten to a power times this one's.
   *
   * @param other the column's unit
   */
  public Fact in(Text other, int power) {
    BigDecimal lowest = low == null ? Codes.LARGEST.negate() : low;
    BigDecimal highest = high == null ? Codes.LARGEST : high;
    return with(
        other,
        Codes.plain(lowest.scaleByPowerOfTen(-power)),
        Codes.plain(highest.scaleByPowerOfTen(-power)),
        assumed,
        false);
  }

  /** The same number, of which only whole ones are values. */
  public Fact wholeNumber() {
    return with(unit, low, high, assumed, true);
  }

  private Fact with(
      Text unit,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable Object assumed,
      boolean whole) {
    return new Fact(
        name,
        label,
        aliases,
        type,
        unit,
        low,
        high,
        options,
        whenMissing,
        assumed,
        about,
        currency,
        whole,
        missingMarks,
        slot);
  }

  /** Whether it is a number in per cent. */
  public boolean percent() {
    return type == FactType.NUMBER && unit.zh().strip().matches("[%％]");
  }

  /** Name of the fact that identifies the customer. */
  public static final String CUSTOMER = "customer";

  /** Name of the fact that identifies an order. */
  public static final String ORDER = "order";

  /** Whether it is the code of a customer or an order. */
  public boolean isCode() {
    return type == FactType.TEXT && (name.equals(CUSTOMER) || name.equals(ORDER));
  }

  /** Whether a sheet of the policy derives it. */
  public boolean derived() {
    return whenMissing == WhenMissing.DERIVED;
  }

  /**
   * One option of a choice.
   *
   * @param code what the records carry
   * @param label what people read
   */
  public record Option(String code, Text label) {}

  /**
   * The code of a value of this fact.
   *
   * @param value a {@link BigDecimal}, {@link Boolean}, {@link LocalDate} (its epoch day, still to
   *     be compared with the as-of date) or the code of an option; null for missing
   */
  public long code(@Nullable Object value) {
    if (value == null) {
      return Codes.MISSING;
    }
    return switch (type) {
      case NUMBER -> Codes.of((BigDecimal) value);
      case YES_NO -> (Boolean) value ? 1 : 0;
      case DATE -> ((LocalDate) value).toEpochDay();
      case CHOICE -> optionIndex((String) value);
      case TEXT -> 0;
    };
  }

  private int optionIndex(String code) {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).code().equals(code)) {
        return i;
      }
    }
    throw new IllegalArgumentException(name + " has no option " + code);
  }

  /** Whether a number lies inside the declared range, and is a whole one where it must be. */
  public boolean allows(BigDecimal number) {
    return (!whole || number.stripTrailingZeros().scale() <= 0)
        && (low == null || number.compareTo(low) >= 0)
        && (high == null || number.compareTo(high) <= 0);
  }

  /** The codes that a present value can have; a date is unlimited. */
  public Ranges declared() {
    return switch (type) {
      case NUMBER ->
          Ranges.of(
              low == null ? Codes.LOWEST : Codes.of(low),
              high == null ? Codes.HIGHEST : Codes.of(high) + (whole ? STEP - 1 : 0));
      case YES_NO -> Ranges.of(0, 1);
      case CHOICE -> Ranges.of(0, options.size() - 1);
      case DATE, TEXT -> Ranges.ANY;
    };
  }

  /**
   * The codes that values of this fact can have among some: all but those between whole numbers,
   * where each whole number owns the codes up to the next, so that no gap lies between 2 and 3.
   */
  public Ranges possible(Ranges ranges) {
    if (!whole) {
      return ranges;
    }
    List<Ranges.Range> parts = new ArrayList<>();
    for (Ranges.Range part : ranges.parts()) {
      if (part.high() == Codes.MISSING) {
        parts.add(part);
        continue;
      }
      long from =
          part.low() == Codes.LOWEST ? part.low() : -Math.floorDiv(-part.low(), STEP) * STEP;
      long to = part.high() == Codes.HIGHEST ? part.high() : last(part.high()) + STEP - 1;
      if (from < to) {
        parts.add(new Ranges.Range(from, to));
      }
    }
    return new Ranges(parts);
  }

  /** The code of the last value up to a code. */
  public long last(long code) {
    return whole ? Math.floorDiv(code, STEP) * STEP : code;
  }

  /** A value as displayed, without the unit: {@code 95.5}, {@code 是}, {@code 2026-10-31}. */
  public String shown(@Nullable Object value, Language language) {
    if (value == null) {
      return language == Language.ZH ? "缺失" : "missing";
    }
    return switch (type) {
      case NUMBER -> Codes.plain((BigDecimal) value).toPlainString();
      case YES_NO ->
          language == Language.ZH
              ? ((Boolean) value ? "是" : "否")
              : ((Boolean) value ? "yes" : "no");
      case CHOICE -> options.get(optionIndex((String) value)).label().in(language);
      case DATE, TEXT -> value.toString();
    };
  }
}
