package org.shouxin.explanations;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Fact;
import org.shouxin.facts.MissingText;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/** Why a customer is undecided, in sentences. */
public final class WhyUndecided {

  private WhyUndecided() {}

  /** Everything that prevents a decision: missing facts first, in dictionary order. */
  public static List<Text> of(Undecided undecided) {
    List<Text> reasons = new ArrayList<>();
    undecided.missing().forEach(fact -> reasons.add(missing(fact)));
    undecided
        .problems()
        .forEach(
            problem -> reasons.add(new Text(problem.in(Language.ZH), problem.in(Language.EN))));
    return List.copyOf(reasons);
  }

  /** The sentence about a missing fact without which the policy does not grade. */
  public static Text missing(Fact fact) {
    return MissingText.of(
        fact, new Text("，政策规定缺失时不评级", "; the policy refuses to grade without it"));
  }
}
