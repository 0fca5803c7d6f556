package org.shouxin.decisions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.policies.ActivePolicies;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policy.routing.Routed;
import org.shouxin.policy.routing.Routed.Route;
import org.shouxin.policy.routing.Routing;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.BodyContent;
import org.shouxin.web.ProblemCode;
import org.springframework.stereotype.Component;

/** Finds by which policy a customer is decided on, and reads the facts over its dictionary. */
@Component
final class DecisionRequestReader implements BodyContent<DecisionRequest> {

  private record Found(Active policy, @Nullable Route route) {}

  private static final String POLICY = "/policy";
  private static final String FACTS = "/facts";

  private final ActivePolicies policies;
  private final BusinessClock clock;

  DecisionRequestReader(ActivePolicies policies, BusinessClock clock) {
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public Class<DecisionRequest> type() {
    return DecisionRequest.class;
  }

  @Override
  public void check(DecisionRequest request) throws RefusedException {
    read(
        new DecisionRequest(
            request.policy(),
            request.asOf(),
            Objects.requireNonNullElse(request.customer(), ""),
            Objects.requireNonNullElse(request.facts(), Map.of())));
  }

  /**
   * Reads who is to be decided on.
   *
   * @throws RefusedException with everything that is wrong
   */
  RequestedDecision read(DecisionRequest request) throws RefusedException {
    Problems problems = new Problems();
    LocalDate asOf = Objects.requireNonNullElseGet(request.asOf(), clock::today);
    Routing routing = policies.routing();
    FactFields fields = new FactFields(request.customer(), request.facts(), FACTS, problems::add);
    Found found =
        request.policy() == null
            ? routed(fields, routing, asOf, problems)
            : named(request.policy(), problems);
    RequestedDecision asked = null;
    if (found != null) {
      Dictionary further = routing == null ? null : routing.facts();
      asked =
          new RequestedDecision(
              found.policy(),
              found.route(),
              fields.of(found.policy().policy().facts(), further),
              asOf);
    }
    if (asked == null || !problems.none()) {
      throw new RefusedException(problems.all());
    }
    return asked;
  }

  private @Nullable Found named(String id, Problems problems) {
    Optional<Active> active = policies.find(id);
    if (active.isEmpty()) {
      problems.add(
          new Problem(
              POLICY,
              new Text("没有这份政策，或它不能使用", "no such policy, or it cannot be used"),
              id,
              Nearest.suggestion(id, policies.all().stream().map(Active::id).toList()),
              policies.isRefused(id) ? ProblemCode.UNAVAILABLE.code() : "unknown_policy"));
      return null;
    }
    return new Found(active.get(), null);
  }

  private @Nullable Found routed(
      FactFields fields, @Nullable Routing routing, LocalDate asOf, Problems problems) {
    if (routing == null) {
      return only(problems);
    }
    Routed routed = routing.route(fields.routing(routing.facts()), asOf);
    if (routed instanceof Route route) {
      Found found = named(route.policy(), problems);
      return found == null ? null : new Found(found.policy(), route);
    }
    for (Fact fact : ((Routed.Unrouted) routed).missing()) {
      problems.add(
          new Problem(
              FACTS + "/" + fact.name(),
              new Text("缺少它无法确定由哪份政策决定", "without it no policy can be determined"),
              "",
              new Text(
                  fact.label().zh() + "，或指明 policy", fact.label().en() + ", or name the policy"),
              "missing"));
    }
    return null;
  }

  private @Nullable Found only(Problems problems) {
    List<Active> all = policies.all();
    if (all.size() == 1) {
      return new Found(all.get(0), null);
    }
    problems.add(
        new Problem(
            POLICY,
            new Text("无法确定由哪份政策决定", "no policy can be determined"),
            "",
            Text.same(String.join(", ", all.stream().map(Active::id).toList())),
            "missing"));
    return null;
  }
}
