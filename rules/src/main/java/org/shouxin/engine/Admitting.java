package org.shouxin.engine;

import org.jspecify.annotations.Nullable;
import org.shouxin.policy.AdmissionStage;

/**
 * Admission (R1, R8, R10): the criteria of one stage. The worst verdict of any criterion is the
 * customer's, and the next stage is reached when this one neither refuses nor lacks evidence.
 */
public final class Admitting extends Stage {
  /** Every criterion passes or need not be met. */
  public static final int ADMITTED = 0;

  /** Some criteria became conditions. */
  public static final int CONDITIONAL = 1;

  /** None refuses, some lack evidence. */
  public static final int INCOMPLETE = 2;

  /** At least one refuses. */
  public static final int REFUSED = 3;

  private final boolean afterGrading;
  private final int index;
  private final int step;
  private int verdict;

  private Admitting(Outcome outcome, boolean afterGrading, int index, int verdict) {
    super(outcome);
    AdmissionStage stage = layout().admissionStages(afterGrading).get(index);
    this.afterGrading = afterGrading;
    this.index = index;
    this.step = stage == null ? 0 : stage.step();
    this.verdict = verdict;
    if (stage != null) {
      conclude(layout().stage(), layout().policy().stages().indexOf(stage));
    }
  }

  /** The first stage of admission before or after grading, or what comes after admission. */
  static @Nullable Stage first(Outcome outcome, boolean afterGrading) {
    int verdict = afterGrading ? outcome.verdict() : ADMITTED;
    return at(outcome, afterGrading, 0, verdict);
  }

  private static @Nullable Stage at(Outcome outcome, boolean afterGrading, int index, int verdict) {
    if (verdict < INCOMPLETE && index < outcome.layout().admissionStages(afterGrading).size()) {
      return new Admitting(outcome, afterGrading, index, verdict);
    }
    outcome.admitted(verdict);
    return afterGrading ? new Granting(outcome) : Qualifying.or(outcome);
  }

  @Override
  @Nullable Stage next() {
    return at(outcome(), afterGrading, index + 1, verdict);
  }

  /** The step of the stage; 0 in a policy without stages. */
  public int getStep() {
    return step;
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
