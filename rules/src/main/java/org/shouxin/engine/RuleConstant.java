package org.shouxin.engine;

/**
 * A named number in rule source.
 *
 * @param holder the class that holds it, {@code Fact}
 * @param name its name there, {@code on_time_pct}
 * @param value the number, which the compiler puts in place of the name
 * @param about what it is, in harmless characters
 */
public record RuleConstant(String holder, String name, int value, String about) {

  /** As rules name it, {@code Fact.on_time_pct}. */
  public String reference() {
    return holder + "." + name;
  }

  /** Its declaration. */
  String declaration() {
    return "public static final int " + name + " = " + value + "; // " + about;
  }
}
