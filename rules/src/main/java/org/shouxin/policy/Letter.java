package org.shouxin.policy;

import java.util.List;
import org.shouxin.policy.condition.Condition;

/**
 * A letter in the workbook's words (R35).
 *
 * @param row its workbook row
 * @param to the addressee
 * @param when conditions that must all be met; none: always
 * @param subject its subject
 * @param body its text
 * @param source origin
 */
public record Letter(
    RowRef row,
    Addressee to,
    List<Condition> when,
    TextTemplate subject,
    TextTemplate body,
    String source)
    implements ConditionedRow {

  /** The addressees of letters. */
  public enum Addressee {
    /** The customer. */
    CUSTOMER,
    /** Sales. */
    SALES,
    /** Finance. */
    FINANCE,
    /** Legal. */
    LEGAL,
    /** The committee. */
    COMMITTEE
  }
}
