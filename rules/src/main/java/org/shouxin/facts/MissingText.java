package org.shouxin.facts;

import org.shouxin.problem.Text;

/** How a missing fact is reported. */
public final class MissingText {

  private MissingText() {}

  /** That a fact is missing. */
  public static Text of(Fact fact) {
    return of(fact, Text.NONE);
  }

  /**
   * That a fact is missing, and what follows.
   *
   * @param tail goes on with the sentence, its comma or semicolon first
   */
  public static Text of(Fact fact, Text tail) {
    return new Text(
        "缺少“" + fact.label().zh() + "”" + tail.zh(), "missing: " + fact.label().en() + tail.en());
  }

  /**
   * That a file or query has no column for a fact.
   *
   * @param without what there is not without it: who, and does what not
   */
  public static Text column(Fact fact, Text without) {
    return new Text(
        "没有“" + fact.label().zh() + "”列，" + without.zh(),
        "no column for " + fact.name() + ", without which " + without.en());
  }
}
