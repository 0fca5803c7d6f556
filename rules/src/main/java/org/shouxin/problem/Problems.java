package org.shouxin.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects every problem of an input, so that all are reported at once. Not thread-safe. */
public final class Problems {

  private final List<Problem> found = new ArrayList<>();

  /** Adds a problem. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Adds a problem by its parts. */
  public void add(String where, Text what, String text, Text allowed) {
    found.add(new Problem(where, what, text, allowed));
  }

  /** Whether nothing is wrong. */
  public boolean none() {
    return found.isEmpty();
  }

  /** All problems in the order in which they were found; a view. */
  public List<Problem> all() {
    return Collections.unmodifiableList(found);
  }
}
