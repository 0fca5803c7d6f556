package org.shouxin.engine;

/** Admission (R1): the worst verdict of any criterion is the customer's. */
public final class Admitting extends Stage {
  /** Every criterion passes or need not be met. */
  public static final int ADMITTED = 0;

  /** None fails, some lack evidence. */
  public static final int INCOMPLETE = 1;

  /** At least one fails. */
  public static final int REFUSED = 2;

  private int verdict = ADMITTED;

  Admitting(Outcome outcome) {
    super(outcome);
  }

  @Override
  Stage next() {
    conclude(layout().admission(), verdict);
    return new Scoring(outcome());
  }

  /** The verdict so far. */
  public int getVerdict() {
    return verdict;
  }

  /** Sets the verdict. */
  public void setVerdict(int verdict) {
    this.verdict = verdict;
  }
}
