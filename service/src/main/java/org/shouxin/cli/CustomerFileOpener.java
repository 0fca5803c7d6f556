package org.shouxin.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.customerfiles.CustomerFile;
import org.shouxin.customerfiles.FileHeadings;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.facts.Fact;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.compiler.RoutingCompiler;
import org.shouxin.policy.routing.Routing;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * Opens a customer file for the policy that was named, or for those that its rows are routed to.
 */
final class CustomerFileOpener {

  private final PolicyShelf shelf;

  CustomerFileOpener(PolicyShelf shelf) {
    this.shelf = shelf;
  }

  /**
   * Opens a file.
   *
   * @param asked workbook or name of the policy for all rows; null when none was named
   * @param asOf the day to route on
   * @param byLine whether a customer's code is the number of its line
   * @throws RefusedException if the file or a workbook cannot be used, or it cannot be determined
   *     which of several policies decides
   */
  RoutedFile open(Path file, @Nullable String asked, LocalDate asOf, boolean byLine)
      throws RefusedException {
    Map<String, Path> policies = shelf.policies();
    if (asked != null || policies.size() < 2) {
      return only(file, shelf.find(asked), byLine);
    }
    Path workbook = shelf.routing().orElse(null);
    if (workbook == null) {
      throw refused(file, policies, new Text("", ""), "");
    }
    Routing routing = RoutingCompiler.compile(workbook);
    CustomerFile opened = CustomerFile.routed(file, routing.facts(), byLine);
    List<Fact> absent = absent(routing, opened.headings());
    if (!absent.isEmpty()) {
      FileProblems.closeQuietly(opened);
      throw refused(file, policies, columns(absent), near(opened.headings(), absent));
    }
    opened.requireRecords();
    return RoutedFile.routed(opened, routing, id -> compile(id, policies), asOf);
  }

  private static RoutedFile only(Path file, Path workbook, boolean byLine) throws RefusedException {
    Policy policy = PolicyCompiler.compile(workbook);
    return RoutedFile.of(CustomerFile.open(file, policy.facts(), byLine), policy);
  }

  private Policy compile(String id, Map<String, Path> policies) throws RefusedException {
    Path workbook = policies.get(id);
    return PolicyCompiler.compile(workbook == null ? shelf.find(id) : workbook);
  }

  /** Facts required for routing for which the file has no column. */
  private static List<Fact> absent(Routing routing, FileHeadings headings) {
    List<Fact> absent = new ArrayList<>();
    for (Fact fact : routing.facts().facts()) {
      boolean tested =
          routing.routes().stream()
              .flatMap(route -> route.when().stream())
              .anyMatch(condition -> condition.fact().name().equals(fact.name()));
      if (tested && fact.whenMissing() == WhenMissing.REFUSE && !headings.carry(fact)) {
        absent.add(fact);
      }
    }
    return absent;
  }

  private static Text columns(List<Fact> absent) {
    String names =
        absent.stream()
            .map(fact -> fact.label().zh() + "/" + fact.name())
            .collect(Collectors.joining(", "));
    return new Text("，或加一列 " + names, ", or a column " + names);
  }

  private static String near(FileHeadings headings, List<Fact> absent) {
    Optional<String> near =
        headings.unknown().stream()
            .filter(title -> headings.near(title).filter(absent::contains).isPresent())
            .findFirst();
    return near.orElse("");
  }

  private static RefusedException refused(
      Path file, Map<String, Path> policies, Text column, String found) {
    String names = String.join(", ", policies.keySet());
    return new RefusedException(
        String.valueOf(file.getFileName()),
        new Text("无法确定由哪份政策决定", "no policy can be determined"),
        found,
        new Text(
            "--policy 指明其一（" + names + "）" + column.zh(),
            "--policy with one of " + names + column.en()));
  }
}
