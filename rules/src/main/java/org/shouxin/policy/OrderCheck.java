package org.shouxin.policy;

import java.util.List;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/**
 * A check of an order (R27).
 *
 * @param row its workbook row
 * @param step checks are listed from low to high
 * @param name what is checked
 * @param when conditions that must all be met for the outcome to follow
 * @param outcome the outcome if they are met
 * @param overrides whether it alone determines the outcome when it applies; of several, the first
 * @param reason the reason given when it applies
 * @param source origin
 */
public record OrderCheck(
    RowRef row,
    int step,
    Text name,
    List<Condition> when,
    Outcome outcome,
    boolean overrides,
    TextTemplate reason,
    String source)
    implements ConditionedRow {

  /** Outcomes of an order, the mildest first. */
  public enum Outcome {
    /** It may be shipped. */
    RELEASE,
    /** It may be shipped once it is paid for. */
    PREPAY,
    /** A person must decide. */
    HOLD,
    /** It is refused. */
    REJECT
  }
}
