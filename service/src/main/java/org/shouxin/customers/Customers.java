package org.shouxin.customers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.shouxin.facts.Facts;
import org.shouxin.factsources.CustomerFacts;
import org.shouxin.factsources.CustomerRoute;
import org.shouxin.factsources.FactSources;
import org.shouxin.policies.ActivePolicies;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policies.PolicyArchive;
import org.shouxin.policy.routing.Routed;
import org.shouxin.policy.routing.Routed.Route;
import org.shouxin.policy.routing.Routed.Unrouted;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.BodyContent;
import org.shouxin.web.PlainText;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.springframework.stereotype.Component;

/** The customers of the database: the policy that decides on them, and their facts. */
@Component
public final class Customers implements BodyContent<NamedPolicy> {

  private final ActivePolicies policies;
  private final PolicyArchive archive;
  private final FactSources sources;
  private final BusinessClock clock;

  /**
   * A customer and the policy that decides on it.
   *
   * @param route the route to the policy; null if it was named
   */
  public record RoutedCustomer(String customer, Active active, @Nullable Route route) {}

  public Customers(
      ActivePolicies policies, PolicyArchive archive, FactSources sources, BusinessClock clock) {
    this.policies = policies;
    this.archive = archive;
    this.sources = sources;
    this.clock = clock;
  }

  /** All policies, by id. */
  public List<Active> policies() {
    return policies.all();
  }

  /**
   * The policy of this id.
   *
   * @throws RefusedException if there is none
   */
  public Active policy(String id) throws RefusedException {
    if (policies.isRefused(id)) {
      throw inactive(id);
    }
    return policies
        .find(id)
        .orElseThrow(
            () ->
                new RefusedException(
                    List.of(
                        new Problem(
                            "policy",
                            new Text("没有这个政策", "no such policy"),
                            id,
                            Nearest.suggestion(
                                id, policies.all().stream().map(Active::id).toList()),
                            "unknown_policy"))));
  }

  /** A policy that people expect to decide does not: the caller cannot help it. */
  private static RefusedException inactive(String id) {
    return new RefusedException(
        List.of(
            new Problem(
                "policy",
                new Text("这份政策没有启用", "the policy is not active"),
                id,
                Text.same("/actuator/health"),
                ProblemCode.UNAVAILABLE.code())));
  }

  /** The currency of a policy, even if it is no longer on the shelf. */
  public String currency(String policy) {
    return policies
        .find(policy)
        .map(active -> active.policy().identity().currency())
        .orElseGet(() -> archive.currency(policy));
  }

  @Override
  public Class<NamedPolicy> type() {
    return NamedPolicy.class;
  }

  /**
   * Refuses a body that names a policy that does not exist.
   *
   * @throws RefusedException with the place as a pointer
   */
  @Override
  public void check(NamedPolicy body) throws RefusedException {
    try {
      String policy = body.policy();
      if (policy != null) {
        policy(policy);
      }
    } catch (RefusedException unknown) {
      throw new RefusedException(
          unknown.problems().stream().map(each -> each.at("/" + each.where())).toList());
    }
  }

  /**
   * Refuses a parameter that names a policy that does not exist.
   *
   * @throws RefusedRequest 400
   */
  public void requireKnownPolicy(@Nullable String parameter) {
    try {
      if (parameter != null) {
        policy(parameter);
      }
    } catch (RefusedException unknown) {
      throw RefusedRequest.parameter(unknown.problems().get(0));
    }
  }

  /** Which day it is, in the zone of the business. */
  public LocalDate today() {
    return clock.today();
  }

  /**
   * Refuses a future day: its facts are not known.
   *
   * @throws RefusedException if it is in the future
   */
  public void notAfterToday(LocalDate asOf) throws RefusedException {
    if (asOf.isAfter(today())) {
      throw new RefusedException(
          List.of(
              new Problem(
                  "as_of",
                  new Text("基准日在将来", "must not be in the future"),
                  asOf.toString(),
                  new Text("不晚于 " + today(), "not after " + today()),
                  "range")));
    }
  }

  /**
   * A customer and the policy that decides on it.
   *
   * @param policy id of the policy; null for the one that the routing names
   * @throws RefusedException if there is no such customer or policy, or no policy can be determined
   */
  public RoutedCustomer find(String customer, @Nullable String policy, LocalDate asOf)
      throws RefusedException {
    if (customer.length() > PlainText.LONGEST_CODE) {
      throw new UnknownCustomer(customer, asOf);
    }
    if (policy != null) {
      return new RoutedCustomer(customer, policy(policy), null);
    }
    CustomerRoute found = sources.route(customer, asOf).orElse(null);
    if (found == null) {
      throw isDelivered(customer, asOf)
          ? new RefusedException(List.of(unrouted(customer)))
          : new UnknownCustomer(customer, asOf);
    }
    if (found.routed() instanceof Route route) {
      Active active = policies.find(route.policy()).orElse(null);
      if (active == null) {
        throw inactive(route.policy());
      }
      return new RoutedCustomer(customer, active, route);
    }
    throw new RefusedException(unrouted(found));
  }

  /** Why no policy can be determined. */
  private static List<Problem> unrouted(CustomerRoute found) {
    Routed routed = found.routed();
    return routed == null
        ? found.problems()
        : List.of(
            new Problem(
                "customer",
                new Text(
                    "无法确定由哪份政策决定，缺少路由事实",
                    "the policy cannot be determined: routing facts are missing"),
                found.customer(),
                routed instanceof Unrouted unrouted ? missing(unrouted) : Text.NONE,
                "missing"));
  }

  /**
   * Refuses a customer of the path that the database does not know today.
   *
   * @throws RefusedRequest 404
   * @throws RefusedException if no facts can be read
   */
  public void requireKnown(String customer) throws RefusedException {
    LocalDate today = today();
    if (customer.length() > PlainText.LONGEST_CODE || !isKnown(customer, today)) {
      throw new UnknownCustomer(customer, today).inPath();
    }
  }

  private boolean isKnown(String customer, LocalDate asOf) throws RefusedException {
    return policies.routing() != null && sources.route(customer, asOf).isPresent()
        || isDelivered(customer, asOf);
  }

  /** A customer whom a policy's query returns but not the routing's (S9). */
  private static Problem unrouted(String customer) {
    return new Problem(
        "customer",
        new Text("路由的查询没有给出该客户", "the query of the routing returns no row for this customer"),
        customer,
        new Text("每个客户一行", "one row per customer"),
        "missing");
  }

  private boolean isDelivered(String customer, LocalDate asOf) throws RefusedException {
    for (Active each : policies.all()) {
      if (sources.usable(each) && sources.of(each).customer(customer, asOf).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Text missing(Unrouted unrouted) {
    return Text.same(
        unrouted.missing().stream()
            .map(fact -> fact.label().zh() + " " + fact.name())
            .collect(Collectors.joining(", ")));
  }

  /**
   * What is known about a customer on a day.
   *
   * @throws RefusedException if there is no such customer, or with every value that cannot be used
   */
  public Facts facts(Active active, String customer, LocalDate asOf) throws RefusedException {
    CustomerFacts known =
        sources
            .of(active)
            .customer(customer, asOf)
            .orElseThrow(() -> new UnknownCustomer(customer, asOf));
    Facts facts = known.facts();
    if (facts == null) {
      throw new RefusedException(known.problems());
    }
    return facts;
  }

  /**
   * The customers that a policy decides on.
   *
   * @throws RefusedException if the facts that the routing uses cannot be read
   */
  public Roster roster(Active active, LocalDate asOf) throws RefusedException {
    Set<String> codes = new TreeSet<>();
    List<CustomerFacts> nowhere = new ArrayList<>();
    sources.routes(
        asOf,
        found -> {
          if (!(found.routed() instanceof Route route)) {
            nowhere.add(new CustomerFacts(found.customer(), null, unrouted(found)));
          } else if (route.policy().equals(active.id())) {
            codes.add(found.customer());
          }
        });
    return new Roster(active, asOf, codes, nowhere);
  }

  /**
   * What is known about all customers of a roster, in the order of their codes. A customer missing
   * from the policy's query comes last, with a problem that says so.
   *
   * @throws RefusedException if the policy has no query that can be used
   */
  public void each(Roster roster, Consumer<CustomerFacts> each) throws RefusedException {
    Set<String> left = new TreeSet<>(roster.codes());
    sources
        .of(roster.active())
        .all(
            roster.asOf(),
            customer -> {
              if (left.remove(customer.customer())) {
                each.accept(customer);
              }
            });
    for (String customer : left) {
      each.accept(new CustomerFacts(customer, null, List.of(undelivered(roster, customer))));
    }
  }

  private static Problem undelivered(Roster roster, String customer) {
    return new Problem(
        String.valueOf(roster.active().sql().getFileName()),
        new Text("查询没有给出该客户", "the query returns no row for this customer"),
        customer,
        new Text("路由到本政策的每个客户一行", "one row per customer routed to the policy"));
  }
}
