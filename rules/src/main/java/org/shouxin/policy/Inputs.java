package org.shouxin.policy;

import java.util.List;

/**
 * How the facts of a customer or an order are prepared before anything is decided: figures of the
 * population, foreign currencies, derived facts.
 *
 * @param population figures about all customers together
 * @param rates of foreign currencies, by currency and day
 * @param derivations derived facts about a customer; each reads only facts and those before it
 * @param orderDerivations derived facts about an order, likewise; they may also read conclusions
 *     about the customer
 */
public record Inputs(
    List<PopulationFigure> population,
    List<Rate> rates,
    List<Derivation> derivations,
    List<Derivation> orderDerivations) {

  /** Nothing to prepare. */
  public static final Inputs NONE = new Inputs(List.of(), List.of(), List.of(), List.of());
}
