package org.shouxin.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Admission (R1, R8, R10). The worst verdict of any criterion is its stage's, and the next stage is
 * reached when this one neither refuses nor lacks evidence. The stages of a group are asked at
 * once, and what those say that are not reached is let go.
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

  private final int group;
  private final int[] verdicts;
  private final int before;
  private int[] hits = new int[8];
  private int[] hitStages = new int[8];
  private int count;

  private Admitting(Outcome outcome, int group, int before) {
    super(outcome);
    this.group = group;
    this.before = before;
    this.verdicts = new int[Math.max(1, layout().policy().stages().size())];
    reach(layout().admissionGroups().get(group)[0]);
  }

  /** The first stage of admission, or what comes after all that is asked before grading. */
  static @Nullable Stage beforeGrading(Outcome outcome) {
    return outcome.layout().admissionGroups().get(0).length == 0
        ? after(outcome, 0, ADMITTED)
        : new Admitting(outcome, 0, ADMITTED);
  }

  /** The first stage of admission after grading, or what comes after admission. */
  static @Nullable Stage afterGrading(Outcome outcome) {
    return outcome.verdict() < INCOMPLETE && outcome.layout().admissionGroups().size() > 1
        ? new Admitting(outcome, 1, outcome.verdict())
        : after(outcome, 1, outcome.verdict());
  }

  private static @Nullable Stage after(Outcome outcome, int group, int verdict) {
    if (group > 0
        && verdict < INCOMPLETE
        && group + 1 < outcome.layout().admissionGroups().size()) {
      return new Admitting(outcome, group + 1, verdict);
    }
    outcome.admitted(verdict);
    return group == 0 ? Qualifying.or(outcome) : new Granting(outcome);
  }

  @Override
  @Nullable Stage next() {
    int worst = before;
    for (int stage : layout().admissionGroups().get(group)) {
      if (worst >= INCOMPLETE) {
        break;
      }
      reach(stage);
      worst = Math.max(worst, settle(stage));
    }
    return after(outcome(), group, worst);
  }

  private void reach(int stage) {
    if (layout().slot(Conclusion.STAGE) >= 0) {
      conclude(Conclusion.STAGE, stage);
    }
  }

  /** Records the rows that a stage hit; its verdict. */
  private int settle(int stage) {
    for (int i = 0; i < count; i++) {
      if (hitStages[i] == stage) {
        hit(hits[i]);
      }
    }
    return verdicts[stage];
  }

  /** The number of the group of stages that is asked; 0 for those before grading. */
  public int getGroup() {
    return group;
  }

  /** Notes a row hit by a criterion of a stage. */
  public void hit(int stage, int row) {
    if (count == hits.length) {
      hits = Arrays.copyOf(hits, 2 * count);
      hitStages = Arrays.copyOf(hitStages, 2 * count);
    }
    hits[count] = row;
    hitStages[count++] = stage;
  }

  /** The verdict of a stage so far. */
  public int getVerdict(int stage) {
    return verdicts[stage];
  }

  /** Sets the verdict of a stage. */
  public void setVerdict(int stage, int verdict) {
    verdicts[stage] = verdict;
  }
}
