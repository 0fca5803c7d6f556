package org.shouxin.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Indicator;

/** Totalling: a score is the points earned for full points, as far as weights counted. */
public final class Totalling extends Stage {
  private final List<Total> totals;
  private final long ungraded;

  Totalling(Outcome outcome, List<Total> totals, long ungraded) {
    super(outcome);
    this.totals = totals;
    this.ungraded = ungraded;
  }

  /** The totals: of each assessment, then of each keyed family. */
  public List<Total> getTotals() {
    return totals;
  }

  @Override
  @Nullable Stage next() {
    int assessments = layout().assessments();
    for (int i = 0; i < assessments; i++) {
      conclude(layout().score(i), totals.get(i).score());
    }
    List<Layout.Family> families = layout().families();
    for (int i = 0; i < families.size(); i++) {
      conclude(families.get(i).slot(), totals.get(assessments + i).score());
    }
    boolean scored = (ungraded & 1) == 0;
    if (scored && totals.get(0).score() == Codes.MISSING) {
      outcome().lacks(scored());
      return null;
    }
    return new Grading(outcome());
  }

  private List<Fact> scored() {
    return layout().policy().indicators().stream()
        .filter(indicator -> indicator.assessment().equals(Assessment.CREDIT))
        .map(Indicator::fact)
        .distinct()
        .sorted((a, b) -> Integer.compare(a.slot(), b.slot()))
        .toList();
  }
}
