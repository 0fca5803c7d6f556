package org.shouxin.policy.rows;

import java.util.Set;
import java.util.function.Predicate;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Conclusions;

/**
 * What is known at each step of processing a customer, so that no condition uses what is concluded
 * later. Each step knows everything known to the one before.
 */
public final class Steps {

  private static final Set<String> GRADING = Set.of(Conclusions.GRADE, Conclusions.STANDING);
  private static final Set<String> TERMS =
      Set.of(
          Conclusions.CREDIT_LIMIT,
          Conclusions.CREDIT_DAYS,
          Conclusions.DISCOUNT,
          Conclusions.PREPAYMENT);

  private final Dictionary vocabulary;
  private final int facts;

  /**
   * @param vocabulary facts and conclusions
   * @param facts how many facts there are before the conclusions
   */
  public Steps(Dictionary vocabulary, int facts) {
    this.vocabulary = vocabulary;
    this.facts = facts;
  }

  private Dictionary where(Predicate<Fact> known) {
    return new Dictionary(vocabulary.facts().stream().filter(known).toList());
  }

  private boolean start(Fact fact) {
    return fact.about() == Fact.About.CUSTOMER
        && (fact.slot() < facts || fact.name().equals(Conclusions.AS_OF_MONTH));
  }

  private boolean admitted(Fact fact) {
    return start(fact)
        || fact.name().equals(Conclusions.ADMISSION)
        || fact.name().equals(Conclusions.STAGE);
  }

  private boolean scored(Fact fact) {
    return graded(fact) && !GRADING.contains(fact.name());
  }

  private boolean graded(Fact fact) {
    return granted(fact) && !TERMS.contains(fact.name());
  }

  private boolean granted(Fact fact) {
    return concluded(fact) && !fact.name().equals(Conclusions.LIMIT_VALID_UNTIL);
  }

  private boolean concluded(Fact fact) {
    return fact.about() == Fact.About.CUSTOMER;
  }

  /** Before anything is concluded: facts about customers, derived ones included, and the month. */
  public Dictionary start() {
    return where(this::start);
  }

  /** After admission before grading: also the verdict and the stage reached. */
  public Dictionary admitted() {
    return where(this::admitted);
  }

  /** After scoring: also scores, points, grades of other assessments, and the grade before. */
  public Dictionary scored() {
    return where(this::scored);
  }

  /** After adjustment: also grade and standing. */
  public Dictionary graded() {
    return where(this::graded);
  }

  /** After the terms: also the limit, days, discount and prepayment that they give. */
  public Dictionary granted() {
    return where(this::granted);
  }

  /** Everything concluded about a customer. */
  public Dictionary concluded() {
    return where(this::concluded);
  }

  /** An order and everything known about its customer. */
  public Dictionary ordered() {
    return vocabulary;
  }
}
