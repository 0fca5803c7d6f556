package org.shouxin.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Collects every problem of an input, so that all are reported at once. Not thread-safe. */
public final class Problems {

  private final List<Problem> found = new ArrayList<>();
  private final List<Problem> reported;

  /** None yet. */
  public Problems() {
    this(List.of());
  }

  /**
   * None yet.
   *
   * @param reported problems of the same input that are reported already, and not among these
   */
  public Problems(List<Problem> reported) {
    this.reported = List.copyOf(reported);
  }

  /** Adds a problem. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Adds a problem by its parts. */
  public void add(String where, Text what, String text, Text allowed) {
    found.add(new Problem(where, what, text, allowed));
  }

  /** Whether something is wrong at a place, by these problems or by those reported before. */
  public boolean at(String where) {
    return Stream.concat(reported.stream(), found.stream())
        .anyMatch(problem -> problem.where().equals(where));
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
