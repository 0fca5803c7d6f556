package org.shouxin.decision;

import java.time.LocalDate;
import java.util.List;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;

/** Decides on facts: the core's second door. Safe for several threads. */
public final class Decisions implements AutoCloseable {

  private Decisions() {}

  /** Readies a policy for deciding; takes seconds, because Drools compiles its rules. */
  public static Decisions of(Policy policy) {
    throw new UnsupportedOperationException(policy.sha256());
  }

  /**
   * Decides on many customers at once; fastest with about a hundred.
   *
   * @param customers facts over this policy's dictionary
   * @param asOf the day to decide on
   * @return an answer for each, in order
   */
  public List<Answer> decide(List<Facts> customers, LocalDate asOf) {
    throw new UnsupportedOperationException(asOf + " " + customers.size());
  }

  /** Decides on one customer. */
  public Answer decide(Facts customer, LocalDate asOf) {
    return decide(List.of(customer), asOf).get(0);
  }

  /** Gives back what Drools holds. */
  @Override
  public void close() {}
}
