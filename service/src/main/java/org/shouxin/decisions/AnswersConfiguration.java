package org.shouxin.decisions;

import org.shouxin.database.BusinessClock;
import org.shouxin.journal.Journal;
import org.shouxin.policies.ActivePolicies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Decisions on facts in requests. */
@Configuration(proxyBeanMethods = false)
class AnswersConfiguration {

  @Bean
  Asking asking(ActivePolicies policies, BusinessClock clock) {
    return new Asking(policies, clock::today);
  }

  @Bean
  DecisionService decisionDesk(Journal journal, BusinessClock clock) {
    return new DecisionService(journal, clock);
  }
}
