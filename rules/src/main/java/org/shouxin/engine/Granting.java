package org.shouxin.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.policy.Identity;
import org.shouxin.policy.Terms;

/** Limit and terms (R19–R21): the row for the verdict, the standing and the grade. */
public final class Granting extends Stage {

  Granting(Outcome outcome) {
    super(outcome);
  }

  @Override
  @Nullable Stage next() {
    return outcome().stopped() ? null : Limiting.or(outcome());
  }

  private Terms terms(int row) {
    return layout().policy().terms().get(layout().rows().termsOf(row));
  }

  /** What the limit formula of a terms row gives, rounded to the policy's unit. */
  public BigDecimal formula(int row) {
    Terms terms = terms(row);
    Identity identity = layout().policy().identity();
    return terms.limit().evaluate(outcome(), identity.limitUnit(), identity.limitRounding());
  }

  /** Grants the terms of a row with a limit. */
  public void grant(int row, BigDecimal limit) {
    Terms terms = terms(row);
    if (!Limiting.fits(outcome(), terms.row(), limit)) {
      return;
    }
    outcome().grant(layout().rows().termsOf(row), limit);
    conclude(Conclusion.CREDIT_LIMIT, Codes.of(limit));
    conclude(Conclusion.CREDIT_DAYS, Layout.wholeNumber(terms.creditDays()));
    conclude(Conclusion.DISCOUNT, Codes.of(terms.discount()));
    conclude(Conclusion.PREPAYMENT, Codes.of(terms.prepayment()));
    Integer months = terms.validMonths();
    if (months != null) {
      LocalDate until = outcome().asOf().plusMonths(months);
      conclude(Conclusion.VALID_UNTIL, until.toEpochDay() - outcome().asOf().toEpochDay());
    }
  }
}
