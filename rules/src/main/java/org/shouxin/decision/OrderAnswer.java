package org.shouxin.decision;

import java.time.LocalDate;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;

/** What the core answers for one order: what becomes of it, or why it could not be checked. */
public sealed interface OrderAnswer permits OrderDecision, UncheckedOrder {

  /** The facts of the order, over the policy's vocabulary. */
  Facts facts();

  /** The day it was checked on. */
  LocalDate on();

  /** The policy that checked. */
  Policy policy();
}
