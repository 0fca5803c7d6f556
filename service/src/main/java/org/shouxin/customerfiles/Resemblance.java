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

  /** Letters from which on a name inside a heading tells what it is about: Latin and Chinese. */
  private static final int LONG = 9;

  private static final int SHORT = 4;

  private Resemblance() {}

  /**
   * The fact whose name, label or alias a heading misspells: at most one slip in four letters,
   * three at most. Stricter than a suggestion, because a file is refused for it.
   */
  static Optional<Fact> misspelt(String heading, Dictionary facts) {
    return Stream.of(heading, Heading.core(heading))
        .flatMap(way -> slipped(way, facts).stream())
        .findFirst();
  }

  private static Optional<Fact> slipped(String heading, Dictionary facts) {
    int length = Dictionary.key(heading).length();
    int allowed = length < 3 ? 0 : Math.max(1, Math.min(MOST_SLIPS, length / 4));
    return nearest(heading, facts).filter(fact -> slips(heading, fact) <= allowed);
  }

  /** The fact whose name a heading contains, with words before or after it. */
  static Optional<Fact> within(String heading, Dictionary facts) {
    String key = Dictionary.key(heading);
    return facts.facts().stream()
        .filter(
            fact ->
                names(fact)
                    .map(Dictionary::key)
                    .anyMatch(name -> isTelling(name) && key.contains(name)))
        .findFirst();
  }

  private static boolean isTelling(String name) {
    return name.length() >= (name.chars().allMatch(c -> c < 0x80) ? LONG : SHORT);
  }

  private static Stream<String> names(Fact fact) {
    return Stream.concat(
        Stream.of(fact.name(), fact.label().zh(), fact.label().en()), fact.aliases().stream());
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
    return names(fact)
        .mapToInt(name -> Nearest.slips(key, Dictionary.key(name)))
        .min()
        .orElse(Integer.MAX_VALUE);
  }
}
