package org.shouxin.decisions;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.shouxin.journal.Journal;
import org.shouxin.policies.ActivePolicies;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Decisions on facts in requests. */
@Configuration(proxyBeanMethods = false)
class AnswersConfiguration {

  @Bean
  Asking asking(ActivePolicies policies, Clock clock, @Value("${shouxin.zone}") ZoneId zone) {
    return new Asking(policies, () -> LocalDate.now(clock.withZone(zone)));
  }

  @Bean
  DecisionService decisionDesk(Journal journal, Clock clock) {
    return new DecisionService(journal, clock);
  }
}
