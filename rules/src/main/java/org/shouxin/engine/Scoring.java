package org.shouxin.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.Identity;

/** Scoring (R11, R12): points and weights of each assessment and each keyed family add up. */
public final class Scoring extends Stage {
  private static final long HUNDRED = 100_000_000L;

  private final long ungraded;
  private final Total[] totals;

  Scoring(Outcome outcome, long ungraded) {
    super(outcome);
    this.ungraded = ungraded;
    Identity identity = layout().policy().identity();
    List<Layout.Family> families = layout().families();
    int assessments = layout().assessments();
    this.totals = new Total[assessments + families.size()];
    for (int i = 0; i < assessments; i++) {
      totals[i] = new Total(identity, HUNDRED, layout().ends(i));
    }
    for (int i = 0; i < families.size(); i++) {
      long weight = families.get(i).weight();
      totals[assessments + i] = new Total(identity, weight, new Layout.Ends(0, 2 * weight));
    }
  }

  @Override
  @Nullable Stage next() {
    return new Totalling(outcome(), List.of(totals), ungraded);
  }

  /** Whether an assessment scores the customer. */
  public boolean scores(int assessment) {
    return (ungraded & 1L << assessment) == 0;
  }

  /** Adds points of a bonus, or takes away those of a penalty, in millionths. */
  public void extra(int assessment, long points) {
    totals[assessment].addExtra(points);
  }

  /** What the formula of a scorecard row gives, in millionths. */
  public long points(int row) {
    return Layout.millionths(layout().band(row).points(outcome()));
  }

  /** Adds points and weight, in millionths, to an assessment or, numbered on, a family. */
  public void add(int total, long points, long weight) {
    totals[total].add(points, weight);
  }
}
