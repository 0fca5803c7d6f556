package org.shouxin.decisions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Fact;
import org.shouxin.policies.PolicyVersion;
import org.shouxin.policy.routing.Routed.Route;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/**
 * What was concluded about a customer, or why nothing was.
 *
 * @param customer code of the customer
 * @param asOf the day it was decided on
 * @param policy that decided
 * @param route by which the policy was found; not there when it was named
 * @param status whether the customer was decided on
 * @param missing facts without which the policy does not decide
 * @param problems what else prevents a decision
 * @param decided what was concluded; nothing of it is there of an undecided customer
 */
public record DecisionContent(
    String customer,
    LocalDate asOf,
    PolicyVersion policy,
    @Nullable TakenRoute route,
    DecisionStatus status,
    @Nullable List<String> missing,
    @Nullable List<DecisionObstacle> problems,
    @JsonUnwrapped @Nullable DecidedCustomer decided) {

  /**
   * Of a decision, or of why there is none.
   *
   * @param route by which the policy was found; null when it was named
   */
  public static DecisionContent of(@Nullable Route route, Answer answer) {
    Undecided undecided = answer instanceof Undecided none ? none : null;
    return new DecisionContent(
        answer.customer(),
        answer.asOf(),
        PolicyVersion.of(answer.policy()),
        route == null ? null : new TakenRoute(route.row().name(), route.reason()),
        undecided == null ? DecisionStatus.DECIDED : DecisionStatus.UNDECIDED,
        undecided == null ? null : undecided.missing().stream().map(Fact::name).toList(),
        undecided == null ? null : DecisionObstacle.of(undecided.problems()),
        answer instanceof Decision decision ? DecidedCustomer.of(decision) : null);
  }

  /** Whether a customer was decided on. */
  public enum DecisionStatus {
    /** There is a decision. */
    DECIDED,
    /** Facts are missing, or something else prevents a decision. */
    UNDECIDED
  }

  /**
   * A route by which a policy was found.
   *
   * @param row of the routing workbook
   * @param reason in words
   */
  public record TakenRoute(String row, Text reason) {}

  /**
   * Something that prevents a decision.
   *
   * @param where a place in the policy or in the facts
   * @param what what is wrong there
   * @param found what was found there
   * @param allowed what is allowed there
   */
  public record DecisionObstacle(String where, Text what, String found, Text allowed) {

    /** Of problems that prevented a decision. */
    public static List<DecisionObstacle> of(List<Problem> problems) {
      return problems.stream()
          .map(
              each -> new DecisionObstacle(each.where(), each.what(), each.found(), each.allowed()))
          .toList();
    }
  }
}
