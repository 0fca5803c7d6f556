package org.shouxin.customerfiles;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;

/** Headings that are only aliases of a fact, in a file shared by several policies. */
final class Aliases {

  private Aliases() {}

  /**
   * If a fact has a column by its label and others by aliases, the aliases are left to other
   * policies.
   */
  static void leave(List<String> titles, List<Heading> headings, List<@Nullable Fact> columns) {
    Set<Fact> labelled = new HashSet<>();
    for (int i = 0; i < titles.size(); i++) {
      Fact fact = columns.get(i);
      if (fact != null && !isAlias(titles.get(i), headings.get(i), fact)) {
        labelled.add(fact);
      }
    }
    for (int i = 0; i < titles.size(); i++) {
      Fact fact = columns.get(i);
      if (fact != null
          && labelled.contains(fact)
          && isAlias(titles.get(i), headings.get(i), fact)) {
        columns.set(i, null);
      }
    }
  }

  private static boolean isAlias(String title, Heading heading, Fact fact) {
    List<String> names =
        Stream.of(fact.name(), fact.label().zh(), fact.label().en()).map(Dictionary::key).toList();
    return Stream.concat(title.lines(), Stream.of(heading.name()))
        .noneMatch(name -> names.contains(Dictionary.key(name)));
  }
}
