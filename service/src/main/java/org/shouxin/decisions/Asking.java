package org.shouxin.decisions;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.policies.ActivePolicies;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policy.routing.Routed;
import org.shouxin.policy.routing.Routed.Route;
import org.shouxin.policy.routing.Routing;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.Body;
import org.shouxin.web.PlainText;
import tools.jackson.databind.JsonNode;

/** Reads who is to be decided on by which policy, and tells everything that is wrong at once. */
final class Asking {

  private record Found(Active policy, @Nullable Route route) {}

  private final ActivePolicies policies;
  private final Supplier<LocalDate> today;

  Asking(ActivePolicies policies, Supplier<LocalDate> today) {
    this.policies = policies;
    this.today = today;
  }

  /**
   * Reads {@code policy}, {@code as_of}, {@code customer} and {@code facts}.
   *
   * @throws RefusedException with everything that is wrong
   */
  Asked read(Body body) throws RefusedException {
    String named = body.text("policy", PlainText.LONGEST_CODE);
    LocalDate day = body.day("as_of");
    LocalDate asOf = day == null ? today.get() : day;
    String customer = body.needed("customer", PlainText.LONGEST_CODE);
    JsonNode given = body.object("facts");
    Routing routing = policies.routing();
    Asked asked = null;
    if (given != null) {
      FactFields fields = new FactFields(customer, given, body.pointer("facts"), body::refuse);
      Found found = named == null ? routed(fields, routing, asOf, body) : named(named, body);
      if (found != null) {
        Dictionary beside = routing == null ? null : routing.facts();
        asked =
            new Asked(
                found.policy(),
                found.route(),
                fields.of(found.policy().policy().facts(), beside),
                asOf);
      }
    }
    body.done();
    return Objects.requireNonNull(asked);
  }

  private @Nullable Found named(String id, Body body) {
    Optional<Active> active = policies.find(id);
    if (active.isEmpty()) {
      body.refuse(
          new Problem(
              body.pointer("policy"),
              new Text("没有这份政策，或它不能使用", "no such policy, or it cannot be used"),
              id,
              Nearest.suggestion(id, policies.all().stream().map(Active::id).toList())));
      return null;
    }
    return new Found(active.get(), null);
  }

  private @Nullable Found routed(
      FactFields fields, @Nullable Routing routing, LocalDate asOf, Body body) {
    if (routing == null) {
      return only(body);
    }
    Routed routed = routing.route(fields.routing(routing.facts()), asOf);
    if (routed instanceof Route route) {
      Found found = named(route.policy(), body);
      return found == null ? null : new Found(found.policy(), route);
    }
    for (Fact fact : ((Routed.Unrouted) routed).missing()) {
      body.refuse(
          new Problem(
              body.pointer("facts") + "/" + fact.name(),
              new Text("缺少它无法确定由哪份政策决定", "without it nothing tells which policy decides"),
              "",
              new Text(
                  fact.label().zh() + "，或指明 policy", fact.label().en() + ", or name the policy")));
    }
    return null;
  }

  private @Nullable Found only(Body body) {
    List<Active> all = policies.all();
    if (all.size() == 1) {
      return new Found(all.get(0), null);
    }
    body.refuse(
        new Problem(
            body.pointer("policy"),
            new Text("无法确定由哪份政策决定", "nothing tells which policy decides"),
            "",
            Text.same(String.join(", ", all.stream().map(Active::id).toList()))));
    return null;
  }
}
