package org.shouxin.policy;

import java.util.List;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/**
 * A check of an order (R27).
 *
 * @param row where it stands
 * @param step checks are told from low to high
 * @param name what is checked
 * @param when conditions that must all be met for the outcome to follow
 * @param outcome what follows
 * @param overrides whether nothing else counts when it applies; of several, the first
 * @param reason said when it applies
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

  /** What becomes of an order, the mildest first. */
  public enum Outcome {
    /** It may be shipped. */
    RELEASE,
    /** It may be shipped once it is paid. */
    PREPAY,
    /** Somebody must decide. */
    HOLD,
    /** It is refused. */
    REJECT
  }
}
