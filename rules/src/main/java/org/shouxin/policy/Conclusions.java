package org.shouxin.policy;

/** Names of the conclusions that later stages may ask about; reserved in the dictionary. */
public final class Conclusions {
  /** Admission verdict: {@code admitted}, {@code incomplete} or {@code refused} (R1). */
  public static final String ADMISSION = "admission";

  /** Score from 0 to 100 (R12). */
  public static final String SCORE = "score";

  /** Grade earned by the score (R13). */
  public static final String GRADE_BEFORE = "grade_before";

  /** Grade after downgrades and sanctions. */
  public static final String GRADE = "grade";

  /** Standing (R23–R26). */
  public static final String STANDING = "standing";

  private Conclusions() {}
}
