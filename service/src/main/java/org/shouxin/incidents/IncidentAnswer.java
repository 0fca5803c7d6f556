package org.shouxin.incidents;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.decisions.DecisionAnswer;
import org.shouxin.web.Money;

/**
 * What an incident, or its settlement, led to.
 *
 * @param incident its number
 * @param record id of the journal record of the incident
 * @param changed what changed of what is in force as computed
 * @param previousGrade code of the grade in force before
 * @param previousStanding the standing in force before
 * @param previousCreditLimit the credit limit in force before
 * @param previousCreditDays the days of credit in force before
 * @param grade code of the grade in force; left out if nothing is
 * @param standing the standing in force
 * @param creditLimit the credit limit in force
 * @param creditDays the days of credit in force
 * @param decision the new decision
 */
record IncidentAnswer(
    String incident,
    String record,
    List<ChangedField> changed,
    @Nullable String previousGrade,
    @Nullable String previousStanding,
    @Nullable Money previousCreditLimit,
    @Nullable Integer previousCreditDays,
    @Nullable String grade,
    @Nullable String standing,
    @Nullable Money creditLimit,
    @Nullable Integer creditDays,
    DecisionAnswer decision) {

  /** What may change. */
  enum ChangedField {
    GRADE,
    STANDING,
    CREDIT_LIMIT,
    CREDIT_DAYS
  }

  static IncidentAnswer of(Incidents.Handled handled) {
    InForce before = handled.decision().before();
    InForce after = handled.decision().after();
    String currency = handled.decision().answer().policy().identity().currency();
    return new IncidentAnswer(
        handled.number(),
        handled.record(),
        changed(before, after),
        before == null ? null : before.grade(),
        before == null ? null : before.standing(),
        before == null ? null : Money.of(before.creditLimit(), currency),
        before == null ? null : before.creditDays(),
        after == null ? null : after.grade(),
        after == null ? null : after.standing(),
        after == null ? null : Money.of(after.creditLimit(), currency),
        after == null ? null : after.creditDays(),
        handled.decision().conclusion());
  }

  private static List<ChangedField> changed(@Nullable InForce before, @Nullable InForce after) {
    List<ChangedField> changed = new ArrayList<>();
    if (after == null) {
      return changed;
    }
    if (before == null || !before.grade().equals(after.grade())) {
      changed.add(ChangedField.GRADE);
    }
    if (before == null || !before.standing().equals(after.standing())) {
      changed.add(ChangedField.STANDING);
    }
    if (before == null || before.creditLimit().compareTo(after.creditLimit()) != 0) {
      changed.add(ChangedField.CREDIT_LIMIT);
    }
    if (before == null || before.creditDays() != after.creditDays()) {
      changed.add(ChangedField.CREDIT_DAYS);
    }
    return changed;
  }
}
