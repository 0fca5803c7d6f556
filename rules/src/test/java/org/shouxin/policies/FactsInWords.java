package org.shouxin.policies;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;

/**
 * Facts that a test says one after the other, {@code with("max_overdue_days", 61)}. Nothing changes
 * what was said before: every sentence gives a new one.
 *
 * @param <T> who has these facts
 */
abstract class FactsInWords<T> {

  private final Facts facts;

  FactsInWords(Facts facts) {
    this.facts = facts;
  }

  /** The same with other facts. */
  abstract T of(Facts others);

  /** The facts as they were said. */
  public final Facts facts() {
    return facts;
  }

  /** A number. */
  public final T with(String fact, Number value) {
    return set(fact, new BigDecimal(value.toString()));
  }

  /** Yes or no. */
  public final T with(String fact, boolean value) {
    return set(fact, value);
  }

  /** A date. */
  public final T with(String fact, LocalDate value) {
    return set(fact, value);
  }

  /** An option by its code, a text, or any value as a customer file states it. */
  public final T with(String fact, String value) {
    return set(fact, read(facts.dictionary().fact(fact), value));
  }

  /** Facts of which nothing is known. */
  public final T without(String... missing) {
    Facts.Builder builder = facts.toBuilder();
    for (String fact : missing) {
      builder.set(fact, null);
    }
    return of(builder.build());
  }

  private T set(String fact, @Nullable Object value) {
    return of(facts.toBuilder().set(fact, value).build());
  }

  static @Nullable Object read(Fact fact, String text) {
    try {
      return ValueReader.read(fact, text);
    } catch (Unreadable unreadable) {
      throw new IllegalArgumentException(fact.name() + ": " + text, unreadable);
    }
  }
}
