package org.shouxin.policy;

/**
 * Names of the conclusions that later stages may use like facts. In addition, each assessment other
 * than the credit grade has {@code id_score} and {@code id_grade}, and each keyed family of
 * indicators has {@code points_key}.
 */
public final class Conclusions {

  /** Admission verdict: admitted, conditional, incomplete, refused (R1, R8). */
  public static final String ADMISSION = "admission";

  /** The last stage of admission that was reached; only in a policy with stages (R8, R10). */
  public static final String STAGE = "stage";

  /** Score, 0 to 100 (R12); missing for those who are left ungraded. */
  public static final String SCORE = "score";

  /** Grade earned by the score (R13). */
  public static final String GRADE_BEFORE = "grade_before";

  /** Grade after downgrades, movement and sanctions. */
  public static final String GRADE = "grade";

  /** Standing (R23–R26). */
  public static final String STANDING = "standing";

  /** Credit limit in the policy's currency (R19). */
  public static final String CREDIT_LIMIT = "credit_limit";

  /** Credit period in days (R19). */
  public static final String CREDIT_DAYS = "credit_days";

  /** Per cent off the list price (R19). */
  public static final String DISCOUNT = "discount";

  /** Per cent to be paid before delivery (R21). */
  public static final String PREPAYMENT = "prepayment";

  /** Last day of the limit; missing when it does not expire. */
  public static final String LIMIT_VALID_UNTIL = "limit_valid_until";

  /** Month of the as-of date, 1 to 12; known from the start. */
  public static final String AS_OF_MONTH = "as_of_month";

  /** Suffix of the name of an assessment's score. */
  public static final String SCORE_OF = "_score";

  /** Suffix of the name of an assessment's grade. */
  public static final String GRADE_OF = "_grade";

  /** Prefix of the name of a family's points. */
  public static final String POINTS_OF = "points_";

  private Conclusions() {}

  /** The name of an assessment's score. */
  public static String score(Assessment assessment) {
    return assessment.credit() ? SCORE : assessment.id() + SCORE_OF;
  }

  /** The name of an assessment's grade, for the credit grade before adjustment. */
  public static String grade(Assessment assessment) {
    return assessment.credit() ? GRADE_BEFORE : assessment.id() + GRADE_OF;
  }

  /** The name of the points of a keyed family. */
  public static String points(String familyKey) {
    return POINTS_OF + familyKey;
  }
}
