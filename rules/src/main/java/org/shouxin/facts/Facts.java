package org.shouxin.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one customer, by slot of the dictionary. Compact, because a run handles a million
 * of them. Filled by one thread, then read only.
 */
public final class Facts {

  private final String customer;
  private final Dictionary dictionary;
  private final long[] codes;
  private final @Nullable Object @Nullable [] exact;

  private Facts(
      String customer, Dictionary dictionary, long[] codes, @Nullable Object @Nullable [] exact) {
    this.customer = customer;
    this.dictionary = dictionary;
    this.codes = codes;
    this.exact = exact;
  }

  /** A builder for the facts of one customer, all missing. */
  public static Builder of(String customer, Dictionary dictionary) {
    return new Builder(customer, dictionary);
  }

  /** A builder that starts with these facts. */
  public Builder toBuilder() {
    return new Builder(customer, dictionary, codes.clone(), exact == null ? null : exact.clone());
  }

  /** The customer's code, as the source wrote it. */
  public String customer() {
    return customer;
  }

  /** The dictionary whose slots these facts fill. */
  public Dictionary dictionary() {
    return dictionary;
  }

  /** The code in a slot: {@link Codes#MISSING} when nothing is known; a date's is its epoch day. */
  public long code(int slot) {
    return codes[slot];
  }

  /** Whether a value is present. */
  public boolean given(Fact fact) {
    return codes[fact.slot()] != Codes.MISSING;
  }

  /** Copies the codes of all slots to the front of an array. */
  public void copyCodes(long[] into) {
    System.arraycopy(codes, 0, into, 0, codes.length);
  }

  /** The exact value of a fact: number, Boolean, date, option code or text; null when missing. */
  public @Nullable Object value(Fact fact) {
    long code = codes[fact.slot()];
    if (code == Codes.MISSING) {
      return null;
    }
    if (exact != null && exact[fact.slot()] != null) {
      return exact[fact.slot()];
    }
    return switch (fact.type()) {
      case NUMBER -> Codes.number(code);
      case YES_NO -> code == 1;
      case DATE -> LocalDate.ofEpochDay(code);
      case CHOICE -> fact.options().get((int) code).code();
      case TEXT -> null;
    };
  }

  /** Fills the facts of one customer. */
  public static final class Builder {
    private final String customer;
    private final Dictionary dictionary;
    private final long[] codes;
    private @Nullable Object @Nullable [] exact;

    private Builder(String customer, Dictionary dictionary) {
      this(customer, dictionary, new long[dictionary.facts().size()], null);
      Arrays.fill(codes, Codes.MISSING);
    }

    private Builder(
        String customer, Dictionary dictionary, long[] codes, @Nullable Object @Nullable [] exact) {
      this.customer = customer;
      this.dictionary = dictionary;
      this.codes = codes;
      this.exact = exact;
    }

    /**
     * Sets a fact.
     *
     * @param value a {@link BigDecimal}, {@link Boolean}, {@link LocalDate}, option code or text,
     *     as the fact's type requires; null for missing
     * @throws IllegalArgumentException if a number lies outside the fact's declared range, which
     *     the policy's tables do not cover; {@link ValueReader} refuses it with a reason
     */
    public Builder set(Fact fact, @Nullable Object value) {
      if (value instanceof BigDecimal number && !fact.allows(number)) {
        throw new IllegalArgumentException(fact.name() + " cannot be " + number.toPlainString());
      }
      long code = fact.code(value);
      codes[fact.slot()] = code;
      boolean aside =
          value != null
              && (fact.type() == FactType.TEXT
                  || (fact.type() == FactType.NUMBER && !Codes.exact(code)));
      if (aside || exact != null) {
        if (exact == null) {
          exact = new Object[codes.length];
        }
        exact[fact.slot()] = aside ? value : null;
      }
      return this;
    }

    /** Sets a fact found by name, label or alias. */
    public Builder set(String heading, @Nullable Object value) {
      return set(dictionary.fact(heading), value);
    }

    /** The facts. The builder must not be used again. */
    public Facts build() {
      return new Facts(customer, dictionary, codes, exact);
    }
  }
}
