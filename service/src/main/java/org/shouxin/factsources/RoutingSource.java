package org.shouxin.factsources;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.routing.Routing;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;

/** The source of the routing: its workbook and the query next to it. */
final class RoutingSource {

  private final Routing routing;
  private final FactQuery query;

  RoutingSource(Routing routing, FactQuery query) {
    this.routing = routing;
    this.query = query;
  }

  List<Problem> check() {
    return query.checked(this::missing);
  }

  private List<Problem> missing(Columns columns) {
    List<Problem> problems = new ArrayList<>(columns.problems());
    for (Fact fact : routing.facts().facts()) {
      boolean asked =
          routing.routes().stream()
              .anyMatch(route -> route.when().stream().anyMatch(on -> on.fact().equals(fact)));
      if (asked && fact.whenMissing() == WhenMissing.REFUSE && !columns.carry(fact)) {
        problems.add(FactSource.missing(query.where(), fact, routing.id()));
      }
    }
    return problems;
  }

  Map<String, CustomerRoute> some(Collection<String> codes, LocalDate asOf)
      throws RefusedException {
    Map<String, CustomerRoute> routes = new TreeMap<>();
    query.some(codes, asOf).forEach((code, facts) -> routes.put(code, route(facts, asOf)));
    return routes;
  }

  void all(LocalDate asOf, Consumer<CustomerRoute> each) throws RefusedException {
    query.all(asOf, facts -> each.accept(route(facts, asOf)));
  }

  private CustomerRoute route(CustomerFacts customer, LocalDate asOf) {
    Facts facts = customer.facts();
    return new CustomerRoute(
        customer.customer(),
        facts == null ? null : routing.route(facts, asOf),
        customer.problems());
  }
}
