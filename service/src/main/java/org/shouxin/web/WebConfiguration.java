package org.shouxin.web;

import java.time.Clock;
import org.shouxin.database.Transactions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.unit.DataSize;

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

  /** Bodies are read strictly, see {@link StrictJson}. */
  @Bean
  JsonMapperBuilderCustomizer strict() {
    return StrictJson::customize;
  }

  /** Codes may contain a slash, in a path {@code %2F}; what the server refuses is a problem too. */
  @Bean
  @ConditionalOnWebApplication
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> server() {
    return factory -> {
      factory.addConnectorCustomizers(
          connector -> connector.setEncodedSolidusHandling("passthrough"));
      factory.addContextCustomizers(
          context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    };
  }
}
