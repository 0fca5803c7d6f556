package org.shouxin.policies;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The policies of a running service. */
@Configuration(proxyBeanMethods = false)
class PoliciesConfiguration {

  @Bean
  PolicyShelf shelf(@Value("${shouxin.home}") Path home) {
    return new PolicyShelf(home);
  }

  /** A policy is checked and its text archived before it decides. */
  @Bean
  ActivePolicies activePolicies(PolicyShelf shelf, PolicyArchive archive, PolicyCheck check) {
    return new ActivePolicies(shelf, check, archive::keep, archive::last);
  }
}
