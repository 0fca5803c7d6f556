package org.shouxin.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.shouxin.customers.CustomerFile;
import org.shouxin.customers.CustomerRow;
import org.shouxin.customers.RawRow;
import org.shouxin.customers.RowFault;
import org.shouxin.customers.RowReader;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Routed;
import org.shouxin.policy.Routed.Route;
import org.shouxin.policy.Routed.Unrouted;
import org.shouxin.policy.Routing;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.trial.SheetCoverage;
import org.shouxin.trial.Untried;

/** Tries the routing on the mixed customers of the samples. Used once. */
public final class RoutingTrial {

  private static final String MIXED = "mixed.csv";
  private static final String ROUTES = "routes";

  private final Routing routing;
  private final LocalDate asOf;
  private final Set<Route> tried = new HashSet<>();
  private final List<Difference> differences = new ArrayList<>();
  private int customers;

  private RoutingTrial(Routing routing, LocalDate asOf) {
    this.routing = routing;
    this.asOf = asOf;
  }

  /**
   * Routes every customer of {@code mixed.csv}.
   *
   * @param folder of samples
   * @param policies ids of the policies that there are
   * @throws RefusedException if the workbook or the samples cannot be read
   */
  public static RoutingReport run(Path workbook, Set<String> policies, Path folder, LocalDate asOf)
      throws RefusedException {
    Routing routing = Routing.compile(workbook, policies);
    RoutingTrial trial = new RoutingTrial(routing, asOf);
    trial.route(folder.resolve(MIXED));
    return trial.report();
  }

  private void route(Path file) throws RefusedException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (CustomerFile opened = CustomerFile.routed(file, routing.facts())) {
      RowReader reader = opened.rows();
      for (RawRow raw = opened.next(); raw != null; raw = opened.next()) {
        route(opened.name(), reader.read(raw));
      }
    } catch (IOException fault) {
      throw new RefusedException(
          List.of(
              new Problem(
                  file.toString(),
                  new Text("读取中断", "reading ended early"),
                  String.valueOf(fault.getMessage()),
                  Text.same(""))));
    }
  }

  private void route(String file, CustomerRow row) {
    customers++;
    Facts facts = row.facts();
    String where = file + " line " + row.line();
    if (facts == null) {
      for (RowFault fault : row.faults()) {
        differences.add(
            new Difference(where, fault.column(), ROUTES, "", fault.reason().in(Language.EN)));
      }
      return;
    }
    Routed routed = routing.route(facts, asOf);
    if (routed instanceof Route route) {
      tried.add(route);
    } else if (routed instanceof Unrouted unrouted) {
      differences.add(
          new Difference(
              where,
              row.customer(),
              ROUTES,
              "",
              unrouted.missing().stream().map(Fact::name).collect(Collectors.joining(" "))));
    }
  }

  private RoutingReport report() {
    List<Untried> untried = new ArrayList<>();
    for (Route route : routing.routes()) {
      if (!tried.contains(route)) {
        String wanted =
            route.when().stream()
                .map(condition -> condition.fact().name() + " = " + condition.text())
                .collect(Collectors.joining(", "));
        untried.add(new Untried(route.row(), false, Text.same(wanted)));
      }
    }
    int rows = routing.routes().size();
    SheetCoverage routes = new SheetCoverage(ROUTES, rows, rows - untried.size(), 0, 0);
    return new RoutingReport(routing, customers, routes, untried, differences);
  }
}
