package org.shouxin.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shouxin.factsources.FactSources;
import org.shouxin.policies.ActivePolicies;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The active policies. Down if there is none; degraded while a workbook or SQL file is refused,
 * whether or not a last good one stays in use, and while customers are routed to no policy.
 */
@Component("policiesHealthIndicator")
final class PoliciesHealth implements HealthIndicator {

  private final ActivePolicies policies;
  private final FactSources sources;

  PoliciesHealth(ActivePolicies policies, FactSources sources) {
    this.policies = policies;
    this.sources = sources;
  }

  @Override
  public Health health() {
    List<Active> active = policies.all();
    List<Problem> problems = new ArrayList<>(policies.problems());
    problems.addAll(sources.problems());
    Optional<Problem> away = sources.unreachable();
    away.ifPresent(problems::add);
    return (active.isEmpty()
            ? Health.down()
            : policies.problems().isEmpty() && sources.refused().isEmpty() && away.isEmpty()
                ? Health.up()
                : Health.status(JournalHealth.DEGRADED))
        .withDetail("active", active.stream().map(PoliciesHealth::shown).toList())
        .withDetail("routing", policies.routing() != null)
        .withDetail("problems", problems.stream().map(problem -> problem.in(Language.EN)).toList())
        .build();
  }

  private static Map<String, Object> shown(Active active) {
    return Map.of(
        "id", active.id(),
        "version", active.policy().identity().version(),
        "effective", active.policy().identity().effective().toString(),
        "sha256", active.policy().sha256());
  }
}
