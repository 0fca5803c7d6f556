package org.shouxin.decision;

import java.time.LocalDate;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;

/** The core's answer for one order: the outcome, or why it could not be checked. */
public sealed interface OrderAnswer permits OrderDecision, UncheckedOrder {

  /** The facts of the order, over the policy's vocabulary. */
  Facts facts();

  /** The day it was checked on. */
  LocalDate on();

  /** The policy that checked. */
  Policy policy();
}
