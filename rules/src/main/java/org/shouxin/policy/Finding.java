package org.shouxin.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.condition.Condition;

/**
 * A conclusion other than a number: a condition to fulfil, missing evidence, security, a sanction,
 * a treatment, a visit (R18, R21, R24, R25).
 *
 * @param row its workbook row
 * @param kind what sort of conclusion
 * @param when conditions that must all be met
 * @param text what is concluded, with the customer's facts filled in
 * @param dueMonths months from the as-of date until it is due, null for none
 * @param dueDays days from then until it is due, null for none
 * @param source origin
 */
public record Finding(
    RowRef row,
    Kind kind,
    List<Condition> when,
    TextTemplate text,
    @Nullable Integer dueMonths,
    @Nullable Integer dueDays,
    String source)
    implements ConditionedRow {

  /** What sort of conclusion. */
  public enum Kind {
    /** To be fulfilled by the customer. */
    CONDITION,
    /** Missing evidence. */
    EVIDENCE,
    /** Guarantee, pledge, deposit. */
    SECURITY,
    /** A sanction on a breach. */
    SANCTION,
    /** How the customer is treated. */
    TREATMENT,
    /** A visit. */
    VISIT,
    /** A review of grade or limit. */
    REVIEW,
    /** Dunning and collection. */
    COLLECTION,
    /** A remark. */
    NOTICE
  }

  /** When it is due for a decision as of a day; null if no date applies. */
  public @Nullable LocalDate due(LocalDate asOf) {
    return dueMonths == null && dueDays == null
        ? null
        : asOf.plusMonths(dueMonths == null ? 0 : dueMonths)
            .plusDays(dueDays == null ? 0 : dueDays);
  }
}
