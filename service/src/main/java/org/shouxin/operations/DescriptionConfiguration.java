package org.shouxin.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.shouxin.access.Endpoints;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the interface. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class DescriptionConfiguration {

  @Bean
  ApiDescription apiDescription(
      Endpoints endpoints, Clock clock, @Value("${shouxin.zone}") ZoneId zone) {
    return new ApiDescription(endpoints, () -> LocalDate.now(clock.withZone(zone)));
  }

  /** Fields are named as the answers name them. */
  @Bean
  ModelResolver modelResolver() {
    ObjectMapper mapper = Json31.mapper().copy();
    mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    return new ModelResolver(mapper).openapi31(true);
  }
}
