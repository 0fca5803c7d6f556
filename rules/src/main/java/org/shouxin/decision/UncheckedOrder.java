package org.shouxin.decision;

import java.time.LocalDate;
import java.util.List;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Problem;

/**
 * An order that could not be checked.
 *
 * @param facts what was known
 * @param on the day
 * @param policy the policy
 * @param missing every fact or conclusion that is missing and needed, in the vocabulary's order
 * @param problems what else prevents it
 */
public record UncheckedOrder(
    Facts facts, LocalDate on, Policy policy, List<Fact> missing, List<Problem> problems)
    implements OrderAnswer {}
