package org.shouxin.operations;

import io.micrometer.core.instrument.MeterRegistry;
import org.shouxin.factsources.FactSources;
import org.shouxin.journal.Journal;
import org.shouxin.policies.ActivePolicies;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Metrics and health of a running service. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

  @Bean
  Meters meters(MeterRegistry registry) {
    return new Meters(registry);
  }

  @Bean("policiesHealthIndicator")
  PoliciesHealth policiesHealth(ActivePolicies policies, FactSources sources) {
    return new PoliciesHealth(policies, sources);
  }

  @Bean("journalHealthIndicator")
  JournalHealth journalHealth(Journal journal) {
    return new JournalHealth(journal);
  }

  @Bean
  @ConditionalOnWebApplication
  JournalMeters journalMeters(Journal journal, MeterRegistry registry) {
    return new JournalMeters(journal, registry);
  }
}
