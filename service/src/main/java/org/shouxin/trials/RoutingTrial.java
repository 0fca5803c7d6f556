package org.shouxin.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shouxin.coverage.CoverageGap;
import org.shouxin.coverage.SheetCoverage;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.customerfiles.CustomerFile;
import org.shouxin.customerfiles.CustomerRow;
import org.shouxin.customerfiles.CustomerRowReader;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.compiler.RoutingCompiler;
import org.shouxin.policy.routing.Routed;
import org.shouxin.policy.routing.Routed.Route;
import org.shouxin.policy.routing.Routed.Unrouted;
import org.shouxin.policy.routing.Routing;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** Tests the routing on the mixed customers of the samples. Single use. */
public final class RoutingTrial {

  private static final String MIXED = "mixed.csv";
  private static final String ROUTES = "routes";
  private static final String FOLDER = "routing";

  private final Routing routing;
  private final LocalDate asOf;
  private final Set<Route> tried = new HashSet<>();
  private final Map<String, Route> routed = new HashMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private int customers;

  private RoutingTrial(Routing routing, LocalDate asOf) {
    this.routing = routing;
    this.asOf = asOf;
  }

  /**
   * Routes every customer of {@code mixed.csv} and {@code routing/customers.csv}; the latter are
   * compared with {@code routing/expected.csv} under {@code customer}, {@code policy} and {@code
   * routes}.
   *
   * @param folder of samples
   * @param policies ids of the policies that there are
   * @throws RefusedException if the workbook or the samples cannot be read
   */
  public static RoutingReport run(Path workbook, Set<String> policies, Path folder, LocalDate asOf)
      throws RefusedException {
    Routing routing = RoutingCompiler.compile(workbook, policies);
    RoutingTrial trial = new RoutingTrial(routing, asOf);
    trial.route(folder.resolve(MIXED));
    trial.routed.clear();
    trial.route(folder.resolve(FOLDER).resolve("customers.csv"));
    trial.compare(folder.resolve(FOLDER).resolve("expected.csv"));
    return trial.report();
  }

  private void route(Path file) throws RefusedException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (CustomerFile opened = CustomerFile.routed(file, routing.facts())) {
      CustomerRowReader reader = opened.rows();
      for (RawRow raw = opened.next(); raw != null; raw = opened.next()) {
        route(opened.name(), reader.read(raw));
      }
    } catch (IOException fault) {
      throw new RefusedException(
          file.toString(),
          new Text("读取中断", "reading ended early"),
          String.valueOf(fault.getMessage()));
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
    Routed answer = routing.route(facts, asOf);
    if (answer instanceof Route route) {
      tried.add(route);
      routed.put(row.customer(), route);
    } else if (answer instanceof Unrouted unrouted) {
      differences.add(
          new Difference(
              where,
              row.customer(),
              ROUTES,
              "",
              unrouted.missing().stream().map(Fact::name).collect(Collectors.joining(" "))));
    }
  }

  private void compare(Path file) throws RefusedException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    ExpectationFile expected = ExpectationFile.read(file);
    for (ExpectationFile.Row row : expected.rows()) {
      String customer = row.cell("customer");
      Route route = routed.get(customer);
      String where = expected.name() + " line " + row.line();
      differ(where, customer, "policy", row.cell("policy"), route == null ? "" : route.policy());
      String id = route == null ? "" : route.row().id();
      differ(where, customer, ROUTES, row.cell(ROUTES), id);
    }
  }

  private void differ(String where, String who, String field, String expected, String got) {
    if (!expected.equals(got)) {
      differences.add(new Difference(where, who, field, expected, got));
    }
  }

  private RoutingReport report() {
    List<CoverageGap> gaps = new ArrayList<>();
    for (Route route : routing.routes()) {
      if (!tried.contains(route)) {
        String wanted =
            route.when().stream()
                .map(condition -> condition.fact().name() + " = " + condition.text())
                .collect(Collectors.joining(", "));
        gaps.add(new CoverageGap(route.row(), false, Text.same(wanted)));
      }
    }
    int rows = routing.routes().size();
    SheetCoverage routes = new SheetCoverage(ROUTES, rows, rows - gaps.size(), 0, 0);
    return new RoutingReport(routing, customers, routes, gaps, differences);
  }
}
