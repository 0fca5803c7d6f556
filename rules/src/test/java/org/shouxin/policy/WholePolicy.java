package org.shouxin.policy;

import org.shouxin.problem.RefusedException;

/**
 * A sound policy that has rows in every sheet and uses every column, for tests; edited with {@link
 * SmallPolicy#with}.
 */
public final class WholePolicy {

  private WholePolicy() {}

  /** The text rendering. */
  public static String text() {
    return ResourceText.beside(WholePolicy.class, "whole.policy.txt");
  }

  /** The policy, compiled. */
  public static Policy policy() {
    try {
      return SmallPolicy.compile(text());
    } catch (RefusedException e) {
      throw new IllegalStateException(e.problems().toString(), e);
    }
  }
}
