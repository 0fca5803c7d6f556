package org.shouxin.decision;

import java.time.LocalDate;
import org.shouxin.policy.Policy;

/** The core's answer for one customer: a decision, or why none could be made. */
public sealed interface Answer permits Decision, Undecided {

  /** The customer's code. */
  String customer();

  /** The day it was decided on. */
  LocalDate asOf();

  /** The policy that decided. */
  Policy policy();
}
