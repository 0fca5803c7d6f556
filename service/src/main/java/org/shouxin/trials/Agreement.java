package org.shouxin.trials;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Policy;

/** Whether an expectation and a result agree. */
final class Agreement {

  private final Policy policy;

  Agreement(Policy policy) {
    this.policy = policy;
  }

  /**
   * Whether they agree: the same number, the same option by code or label, the same ids in any
   * order.
   */
  boolean of(String name, String expected, String got) {
    String wanted = expected.strip();
    if (wanted.equals(got) || sameNumber(wanted, got)) {
      return true;
    }
    Optional<Fact> fact = policy.vocabulary().find(name);
    if (fact.isPresent()) {
      return sameValue(fact.get(), wanted, got);
    }
    return !wanted.isEmpty() && words(wanted).equals(words(got));
  }

  private static boolean sameNumber(String expected, String got) {
    try {
      return new BigDecimal(expected).compareTo(new BigDecimal(got)) == 0;
    } catch (NumberFormatException noNumbers) {
      return false;
    }
  }

  private static boolean sameValue(Fact fact, String expected, String got) {
    try {
      Object wanted = ValueReader.read(fact, expected);
      Object found = ValueReader.read(fact, got);
      return wanted == null
          ? found == null
          : wanted instanceof BigDecimal a && found instanceof BigDecimal b
              ? a.compareTo(b) == 0
              : wanted.equals(found);
    } catch (Unreadable noValue) {
      return false;
    }
  }

  /** The words of a list of ids. */
  static List<String> words(String list) {
    return Arrays.stream(list.split("[\\s,;、，；]+"))
        .filter(word -> !word.isEmpty())
        .sorted()
        .toList();
  }
}
