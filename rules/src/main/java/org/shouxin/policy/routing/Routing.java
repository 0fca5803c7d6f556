package org.shouxin.policy.routing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.facts.WhenMissing;
import org.shouxin.problem.Text;

/**
 * A compiled routing workbook: which of several policies decides on which customer. Exactly one of
 * its routes is met, whatever the facts. Immutable.
 *
 * @param id short name
 * @param name display name
 * @param version number of the version
 * @param effective first day on which it applies
 * @param author who wrote it
 * @param approver who approved it, never the author (R33); null while a draft
 * @param facts the facts needed for routing
 * @param routes by row id
 * @param sha256 lower-case hex of the SHA-256 of the UTF-8 text rendering
 */
public record Routing(
    String id,
    Text name,
    int version,
    LocalDate effective,
    String author,
    @Nullable String approver,
    Dictionary facts,
    List<Routed.Route> routes,
    String sha256) {

  /**
   * Determines which policy decides.
   *
   * @param customer facts of {@link #facts()}
   * @param asOf the as-of date, with which dates are compared
   */
  public Routed route(Facts customer, LocalDate asOf) {
    List<Fact> missing = new ArrayList<>();
    for (Fact fact : tested()) {
      if (!customer.given(fact) && fact.whenMissing() == WhenMissing.REFUSE) {
        missing.add(fact);
      }
    }
    if (!missing.isEmpty()) {
      return new Routed.Unrouted(missing);
    }
    for (Routed.Route route : routes) {
      if (route.when().stream()
          .allMatch(on -> on.ranges().contains(code(customer, on.fact(), asOf)))) {
        return route;
      }
    }
    throw new IllegalStateException("no route of " + id + " for " + customer.customer());
  }

  private Iterable<Fact> tested() {
    Set<String> names = new LinkedHashSet<>();
    routes.forEach(route -> route.when().forEach(on -> names.add(on.fact().name())));
    return facts.facts().stream().filter(fact -> names.contains(fact.name())).toList();
  }

  private static long code(Facts customer, Fact fact, LocalDate asOf) {
    long code =
        !customer.given(fact) && fact.whenMissing() == WhenMissing.ASSUME
            ? fact.code(fact.assumed())
            : customer.code(fact.slot());
    return fact.type() == FactType.DATE && code != Codes.MISSING ? code - asOf.toEpochDay() : code;
  }
}
