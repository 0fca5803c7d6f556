package org.shouxin.policy;

import java.util.List;
import org.shouxin.facts.Fact;

/** How the value of a derived fact is worked out from other facts. */
public sealed interface Derivation permits Measure, Classification {

  /** The fact that is worked out. */
  Fact fact();

  /** The facts that it is worked out from, in order of first use. */
  List<Fact> reads();
}
