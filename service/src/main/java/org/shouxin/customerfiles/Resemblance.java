package org.shouxin.customerfiles;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.problem.Nearest;

/** Finds the fact that an unknown heading may have meant. */
final class Resemblance {

  /** Letters from which on a name inside a heading tells what it is about: Latin and Chinese. */
  private static final int LONG = 9;

  private static final int SHORT = 4;

  private Resemblance() {}

  /**
   * The fact whose name, label or alias a heading misspells, with at most one slip in three
   * letters; none for a heading of one or two letters, which are close to too many.
   */
  static Optional<Fact> misspelt(String heading, Dictionary facts) {
    return Stream.of(heading, Heading.core(heading))
        .flatMap(way -> slipped(way, facts).stream())
        .findFirst();
  }

  private static Optional<Fact> slipped(String heading, Dictionary facts) {
    int length = Dictionary.key(heading).length();
    return length < 3
        ? Optional.empty()
        : nearest(heading, facts).filter(fact -> slips(heading, fact) * 3 <= length);
  }

  /** The fact among these whose name a heading contains, or is part of. */
  static Optional<Fact> within(String heading, Dictionary facts, Predicate<Fact> among) {
    String key = Dictionary.key(heading);
    String core = Dictionary.key(Heading.core(heading));
    return facts.facts().stream()
        .filter(among)
        .filter(
            fact ->
                names(fact)
                    .map(Dictionary::key)
                    .anyMatch(
                        name ->
                            isTelling(name) && key.contains(name)
                                || isTelling(core) && name.contains(core)))
        .findFirst();
  }

  private static boolean isTelling(String name) {
    return name.length() >= (name.chars().allMatch(c -> c < 0x80) ? LONG : SHORT);
  }

  private static Stream<String> names(Fact fact) {
    return Stream.concat(
        Stream.of(fact.name(), fact.label().zh(), fact.label().en()), fact.aliases().stream());
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
