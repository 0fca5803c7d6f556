package org.shouxin.oracle;

import java.util.List;
import org.shouxin.facts.FactType;

/**
 * Something that conditions of a random policy can ask about.
 *
 * @param name of the fact or conclusion
 * @param type its type
 * @param low lowest number declared
 * @param high highest number declared
 * @param options option codes
 * @param absent whether it can be missing
 * @param whole whether its numbers are whole
 */
record Ask(
    String name,
    FactType type,
    int low,
    int high,
    List<String> options,
    boolean absent,
    boolean whole) {

  static Ask number(String name, int low, int high, boolean absent) {
    return new Ask(name, FactType.NUMBER, low, high, List.of(), absent, false);
  }

  Ask wholeNumber() {
    return new Ask(name, type, low, high, options, absent, true);
  }

  static Ask choice(String name, List<String> options, boolean absent) {
    return new Ask(name, FactType.CHOICE, 0, 0, options, absent, false);
  }

  static Ask of(String name, FactType type, List<String> options, boolean absent) {
    return new Ask(name, type, 0, 100, options, absent, false);
  }
}
