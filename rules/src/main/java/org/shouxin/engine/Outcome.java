package org.shouxin.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Exchange;
import org.shouxin.policy.Movement;
import org.shouxin.policy.formula.Formula;
import org.shouxin.problem.Problem;

/**
 * What the rules concluded about one customer or order, as they left it: a code for each fact and
 * conclusion and one bit for each row hit. Filled stage by stage on one thread, then read only.
 */
public final class Outcome implements Formula.Values {

  /**
   * A change of the limit.
   *
   * @param row index among the policy's limit changes
   * @param before the limit before it
   * @param after the limit after it
   */
  public record Changed(int row, BigDecimal before, BigDecimal after) {}

  private final Layout layout;
  private final Facts facts;
  private final LocalDate asOf;
  private final long[] codes;
  private final long[] hits;
  private List<Fact> missing = List.of();
  private List<Problem> problems = List.of();
  private Exchange.@Nullable Known @Nullable [] converted;
  private List<Changed> changes = List.of();
  private BigDecimal baseLimit = BigDecimal.ZERO;
  private BigDecimal limit = BigDecimal.ZERO;
  private int terms = -1;
  private int imposed = -1;
  private int heldAt = Layout.NO_GRADE;
  private int adjusted = Layout.NO_GRADE;
  private int highest;
  private int verdict;
  private int checked;

  Outcome(Layout layout, Facts facts, LocalDate asOf) {
    this.layout = layout;
    this.facts = facts;
    this.asOf = asOf;
    this.codes = new long[layout.slots()];
    int given = facts.dictionary().facts().size();
    facts.copyCodes(codes);
    Arrays.fill(codes, given, codes.length, Codes.MISSING);
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

  /**
   * The value of a fact or conclusion in the policy's currency: given, assumed or derived; null
   * when it is missing.
   */
  public @Nullable Object value(Fact fact) {
    Exchange.Known known = conversion(fact);
    if (known != null) {
      return known.value();
    }
    boolean given = fact.slot() < facts.dictionary().facts().size();
    Object value = given ? facts.value(fact) : null;
    if (value != null) {
      return value;
    }
    return fact.assumed() != null ? fact.assumed() : decoded(fact);
  }

  private @Nullable Object decoded(Fact fact) {
    long code = codes[fact.slot()];
    if (code == Codes.MISSING) {
      return null;
    }
    return switch (fact.type()) {
      case NUMBER -> Codes.number(code);
      case YES_NO -> code == 1;
      case DATE -> asOf.plusDays(code);
      case CHOICE -> fact.options().get((int) code).code();
      case TEXT -> null;
    };
  }

  /** A fact that is given, assumed or derived as formulas read it; null when it is missing. */
  @Override
  public @Nullable BigDecimal number(Fact fact) {
    if (fact.type() == FactType.NUMBER) {
      return (BigDecimal) value(fact);
    }
    long code = codes[fact.slot()];
    return code == Codes.MISSING ? null : BigDecimal.valueOf(code);
  }

  /** How an amount was converted; null when it was not. */
  public Exchange.@Nullable Known conversion(Fact fact) {
    return converted == null ? null : converted[fact.slot()];
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
        && baseLimit.equals(other.baseLimit)
        && heldAt == other.heldAt
        && adjusted == other.adjusted
        && highest == other.highest
        && checked == other.checked
        && missing.equals(other.missing)
        && problems.equals(other.problems)
        && changes.equals(other.changes)
        && Arrays.equals(codes, other.codes)
        && Arrays.equals(hits, other.hits);
  }

  void convert(Fact fact, Exchange.Known known) {
    if (converted == null) {
      converted = new Exchange.Known[codes.length];
    }
    converted[fact.slot()] = known;
    codes[fact.slot()] = Codes.of(known.value());
  }

  void lacks(List<Fact> facts) {
    missing = new ArrayList<>(missing);
    facts.stream().filter(fact -> !missing.contains(fact)).forEach(missing::add);
  }

  void troubled(Problem problem) {
    problems = new ArrayList<>(problems);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  void grant(int row, BigDecimal amount) {
    this.terms = row;
    this.baseLimit = amount;
    this.limit = amount;
  }

  void change(int row, BigDecimal amount) {
    changes = new ArrayList<>(changes);
    changes.add(new Changed(row, limit, amount));
    limit = amount;
    codes[layout.slot(Conclusion.CREDIT_LIMIT)] = Codes.of(amount);
  }

  /** Sets the final grade in place of what the rules conclude. */
  void impose(int grade) {
    this.imposed = grade;
  }

  /** The final grade that was set in place of what the rules conclude; -1 for none. */
  int imposed() {
    return imposed;
  }

  void lowestByScore(int grade) {
    this.heldAt = grade;
  }

  void adjusted(int grade) {
    this.adjusted = grade;
  }

  void highest(int grade) {
    this.highest = grade;
  }

  void admitted(int worst) {
    this.verdict = worst;
    codes[layout.slot(Conclusion.ADMISSION)] = layout.verdict(worst);
  }

  int verdict() {
    return verdict;
  }

  void checked(int overriding, int gravest) {
    this.checked =
        overriding == Checking.NONE
            ? gravest
            : layout.policy().orders().get(layout.rows().orderOf(overriding)).outcome().ordinal();
  }

  /** What becomes of an order, 0 the mildest. */
  public int checked() {
    return checked;
  }

  /** Whether something was missing or wrong, so that nothing was concluded. */
  public boolean stopped() {
    return !missing.isEmpty() || !problems.isEmpty();
  }

  /** The facts whose absence stopped it. */
  public List<Fact> missing() {
    return missing;
  }

  /** What else stopped it. */
  public List<Problem> problems() {
    return problems;
  }

  /** What changed the limit, in order. */
  public List<Changed> changes() {
    return changes;
  }

  /** Whether the customer could be decided on. */
  public boolean graded() {
    return !stopped() && code(Conclusion.GRADE) != Codes.MISSING;
  }

  /** The code of a fact or conclusion, as the last rules saw it. */
  public long code(Fact fact) {
    return codes[fact.slot()];
  }

  private long code(Conclusion conclusion) {
    return codes[layout.slot(conclusion)];
  }

  /** Index of the admission verdict among its options. */
  public int admission() {
    return (int) code(Conclusion.ADMISSION);
  }

  /** Index of the stage of admission that was reached; -1 in a policy without stages. */
  public int stage() {
    return layout.slot(Conclusion.STAGE) < 0 ? -1 : (int) code(Conclusion.STAGE);
  }

  /** An assessment's rounded score; null when it was not scored. */
  public @Nullable BigDecimal score(int assessment) {
    long code = codes[layout.score(assessment)];
    return code == Codes.MISSING ? null : Codes.number(code);
  }

  /** Index of an assessment's grade by its score; -1 for none. */
  public int grade(int assessment) {
    long code = codes[layout.gradeOf(assessment)];
    return code == Codes.MISSING ? -1 : (int) code;
  }

  /** Index of the final credit grade. */
  public int grade() {
    return (int) code(Conclusion.GRADE);
  }

  /**
   * Whether a row of movement held the grade back: the score alone on its way down, or the grade
   * after downgrades on its way up.
   */
  public boolean held(int movement) {
    Movement row = layout.policy().movements().get(movement);
    int last = layout.previous(movement, codes[row.previous().slot()]);
    if (last < 0 || !isHit(layout.rows().movement(movement))) {
      return false;
    }
    return row.up()
        ? last - row.mostSteps() == highest && adjusted < highest
        : last + row.mostSteps() == heldAt && heldAt < code(Conclusion.GRADE_BEFORE);
  }

  /** Index of the standing. */
  public int standing() {
    return (int) code(Conclusion.STANDING);
  }

  /** Index of the terms row. */
  public int terms() {
    return terms;
  }

  /** The credit limit of the terms row. */
  public BigDecimal baseLimit() {
    return baseLimit;
  }

  /** The credit limit. */
  public BigDecimal limit() {
    return limit;
  }
}
