package org.shouxin.factsources;

import java.util.concurrent.TimeUnit;
import org.shouxin.policies.ActivePolicies;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Checks the shelf at intervals, so that a changed workbook or SQL file takes effect without
 * restart.
 */
@Component
final class ShelfWatch {

  private final ActivePolicies policies;
  private final FactSources sources;

  ShelfWatch(ActivePolicies policies, FactSources sources) {
    this.policies = policies;
    this.sources = sources;
  }

  /** Every {@code shouxin.policies.refresh} seconds. */
  @Scheduled(
      initialDelayString = "${shouxin.policies.refresh}",
      fixedDelayString = "${shouxin.policies.refresh}",
      timeUnit = TimeUnit.SECONDS)
  void look() {
    policies.refresh();
    sources.refresh();
  }
}
