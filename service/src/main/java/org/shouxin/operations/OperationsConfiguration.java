package org.shouxin.operations;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures and health of a running service. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

  @Bean
  Meters meters(MeterRegistry registry) {
    return new Meters(registry);
  }
}
