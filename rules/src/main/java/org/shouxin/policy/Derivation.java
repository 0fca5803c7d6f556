package org.shouxin.policy;

import java.util.List;
import org.shouxin.facts.Fact;

/** How the value of a derived fact is computed from other facts. */
public sealed interface Derivation permits Measure, Classification {

  /** The derived fact. */
  Fact fact();

  /** The facts that it is derived from, in order of first use. */
  List<Fact> reads();
}
