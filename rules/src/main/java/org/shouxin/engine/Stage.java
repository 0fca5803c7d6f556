package org.shouxin.engine;

import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;

/**
 * A customer or an order at one stage of the decision: what the rules of that stage test and what
 * they conclude. Each stage is a class of its own, so that its rules see a customer only once all
 * rules of the stage before have fired.
 *
 * <p>Public because Drools compiles the rules into a class loader of their own; nothing else should
 * use it.
 */
public abstract class Stage {

  private final Outcome outcome;
  private final long[] codes;

  Stage(Outcome outcome) {
    this.outcome = outcome;
    this.codes = outcome.codes();
  }

  final Outcome outcome() {
    return outcome;
  }

  final Layout layout() {
    return outcome.layout();
  }

  /** Records what this stage concluded; the next stage, or null when there is none. */
  abstract @Nullable Stage next();

  final void conclude(int slot, long code) {
    codes[slot] = code;
  }

  final void conclude(Conclusion conclusion, long code) {
    codes[layout().slot(conclusion)] = code;
  }

  final int concluded(Conclusion conclusion) {
    return (int) codes[layout().slot(conclusion)];
  }

  /** Whether the code in a slot is this one. */
  public final boolean is(int slot, long code) {
    return codes[slot] == code;
  }

  /** Whether the code in a slot lies from low to high. */
  public final boolean within(int slot, long low, long high) {
    long code = codes[slot];
    return code >= low && code <= high;
  }

  /** Whether a value is there and its code is at least low. */
  public final boolean atLeast(int slot, long low) {
    return codes[slot] >= low;
  }

  /** Whether a value is there and its code is at most high. */
  public final boolean atMost(int slot, long high) {
    long code = codes[slot];
    return code != Codes.MISSING && code <= high;
  }

  /** Whether a value is there. */
  public final boolean present(int slot) {
    return codes[slot] != Codes.MISSING;
  }

  /** Whether no value is there. */
  public final boolean missing(int slot) {
    return codes[slot] == Codes.MISSING;
  }

  /** Records that a row was hit. */
  public final void hit(int row) {
    outcome.hit(row);
  }
}
