package org.shouxin.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;

/**
 * What the rules concluded about one customer, as they left it: a code for each fact and conclusion
 * and one bit for each row hit. Filled stage by stage on one thread, then read only.
 */
public final class Outcome {

  private final Layout layout;
  private final Facts facts;
  private final LocalDate asOf;
  private final long[] codes;
  private final long[] hits;
  private BigDecimal limit = BigDecimal.ZERO;
  private int terms = -1;

  Outcome(Layout layout, Facts facts, LocalDate asOf) {
    this.layout = layout;
    this.facts = facts;
    this.asOf = asOf;
    this.codes = layout.codes(facts, asOf);
    this.hits = new long[(layout.rows().size() + 63) >> 6];
  }

  /** The numbering of slots and rows. */
  public Layout layout() {
    return layout;
  }

  /** What was known about the customer. */
  public Facts facts() {
    return facts;
  }

  /** The day that was decided on. */
  public LocalDate asOf() {
    return asOf;
  }

  /** The value of a fact, given or assumed; null when it is missing. */
  public @Nullable Object value(Fact fact) {
    Object given = facts.value(fact);
    return given == null ? fact.assumed() : given;
  }

  /** The number of a fact that is given or assumed. */
  public BigDecimal number(Fact fact) {
    Object number = value(fact);
    if (number == null) {
      throw new IllegalStateException(fact.name() + " is missing");
    }
    return (BigDecimal) number;
  }

  long[] codes() {
    return codes;
  }

  void hit(int row) {
    hits[row >> 6] |= 1L << row;
  }

  /** Whether the row of this number was hit. */
  public boolean isHit(int row) {
    return (hits[row >> 6] & 1L << row) != 0;
  }

  /** The first row hit whose number is from {@code from} to below {@code to}; -1 for none. */
  public int nextHit(int from, int to) {
    for (int word = from >> 6; word << 6 < to; word++) {
      long rest = word == from >> 6 ? hits[word] & -1L << from : hits[word];
      if (rest != 0) {
        int hit = (word << 6) + Long.numberOfTrailingZeros(rest);
        return hit < to ? hit : -1;
      }
    }
    return -1;
  }

  /** Whether the same was concluded by the same rows. */
  public boolean sameAs(Outcome other) {
    return terms == other.terms
        && limit.equals(other.limit)
        && Arrays.equals(codes, other.codes)
        && Arrays.equals(hits, other.hits);
  }

  void grant(int row, BigDecimal amount) {
    this.terms = row;
    this.limit = amount;
  }

  /** Whether the customer could be graded: false when every indicator was left out. */
  public boolean graded() {
    return codes[layout.grade()] != Codes.MISSING;
  }

  /** The code of a fact or conclusion, as the last rules saw it. */
  public long code(Fact fact) {
    return codes[fact.slot()];
  }

  /** 0 admitted, 1 evidence missing, 2 refused. */
  public int admission() {
    return (int) codes[layout.admission()];
  }

  /** The rounded score. */
  public BigDecimal score() {
    return Codes.number(codes[layout.score()]);
  }

  /** Index of the grade that the score earns. */
  public int gradeBefore() {
    return (int) codes[layout.gradeBefore()];
  }

  /** Index of the final grade. */
  public int grade() {
    return (int) codes[layout.grade()];
  }

  /** Index of the standing. */
  public int standing() {
    return (int) codes[layout.standing()];
  }

  /** Index of the terms row. */
  public int terms() {
    return terms;
  }

  /** The credit limit. */
  public BigDecimal limit() {
    return limit;
  }
}
