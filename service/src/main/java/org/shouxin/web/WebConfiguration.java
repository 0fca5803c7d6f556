package org.shouxin.web;

import java.time.Clock;
import org.shouxin.database.Transactions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/** What every endpoint shares. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  /** Scheduled work is done by the service, never by a command. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  @EnableScheduling
  static class Schedule {}

  @Bean
  Idempotency idempotency(JdbcClient database, Transactions transactions, Clock clock) {
    return new Idempotency(database, transactions, clock);
  }

  /** After the security chain, which Boot puts at -100. */
  @Bean
  @ConditionalOnWebApplication
  FilterRegistrationBean<BodyFilter> bodies(@Value("${shouxin.web.body}") DataSize most) {
    FilterRegistrationBean<BodyFilter> registration =
        new FilterRegistrationBean<>(new BodyFilter(Math.toIntExact(most.toBytes())));
    registration.setOrder(0);
    return registration;
  }

  /** Bodies are read strictly: nothing unknown, nothing twice, nothing guessed, decimals exact. */
  @Bean
  JsonMapperBuilderCustomizer strict() {
    return json ->
        json.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                LogicalType.Float,
                exact ->
                    exact
                        .setCoercion(CoercionInputShape.String, CoercionAction.TryConvert)
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert));
  }
}
