package org.shouxin.customerfiles;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.problem.Nearest;

/** Finds the fact that an unknown heading may have meant. */
final class Resemblance {

  private static final int MOST_SLIPS = 3;

  private Resemblance() {}

  /**
   * The fact whose name, label or alias a heading misspells: at most one slip in four letters,
   * three at most. Stricter than a suggestion, because a file is refused for it.
   */
  static Optional<Fact> misspelt(String heading, Dictionary facts) {
    int length = Dictionary.key(heading).length();
    int allowed = length < 3 ? 0 : Math.max(1, Math.min(MOST_SLIPS, length / 4));
    return nearest(heading, facts).filter(fact -> slips(heading, fact) <= allowed);
  }

  /**
   * The fact whose name, label or alias is closest to a heading, with at most one edit per three
   * letters; none for a heading of one or two letters, which are close to too many.
   */
  static Optional<Fact> near(String heading, Dictionary facts) {
    int length = Dictionary.key(heading).length();
    return length < 3
        ? Optional.empty()
        : nearest(heading, facts).filter(fact -> slips(heading, fact) * 3 <= length);
  }

  private static Optional<Fact> nearest(String heading, Dictionary facts) {
    return facts.facts().stream().min(Comparator.comparingInt(fact -> slips(heading, fact)));
  }

  private static int slips(String heading, Fact fact) {
    String key = Dictionary.key(heading);
    return Stream.concat(
            Stream.of(fact.name(), fact.label().zh(), fact.label().en()), fact.aliases().stream())
        .mapToInt(name -> Nearest.slips(key, Dictionary.key(name)))
        .min()
        .orElse(Integer.MAX_VALUE);
  }
}
