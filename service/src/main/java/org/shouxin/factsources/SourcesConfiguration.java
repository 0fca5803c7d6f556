package org.shouxin.factsources;

import java.time.Duration;
import javax.sql.DataSource;
import org.shouxin.policies.ActivePolicies;
import org.shouxin.policies.PolicyShelf;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Facts from the database of a running service. */
@Configuration(proxyBeanMethods = false)
class SourcesConfiguration {

  @Bean
  FactSources factSources(
      ActivePolicies policies,
      PolicyShelf shelf,
      DataSource database,
      @Value("${shouxin.sources.timeout}") long seconds) {
    return new FactSources(policies, shelf, database, Duration.ofSeconds(seconds));
  }
}
