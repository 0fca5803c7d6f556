package org.shouxin.credit;

import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.decision.Answer;
import org.shouxin.decisions.DecisionAnswer;
import org.shouxin.journal.JournalRecord;
import org.shouxin.policy.routing.Routed.Route;

/**
 * A decision on a customer of the database with its journal record.
 *
 * @param record the journal record
 * @param answer the decision, or why there is none
 * @param route the route to the policy; null if the policy was named
 * @param before what was in force before; null for nothing
 * @param after what is in force now: this decision, unless it is undecided or as of an earlier day
 *     than the one in force; null for nothing
 */
public record RecordedDecision(
    JournalRecord record,
    Answer answer,
    @Nullable Route route,
    @Nullable InForce before,
    @Nullable InForce after) {

  /** Id of the decision. */
  public String id() {
    return record.id();
  }

  /** What is answered. */
  public DecisionAnswer conclusion() {
    return DecisionAnswer.of(id(), route, answer);
  }
}
