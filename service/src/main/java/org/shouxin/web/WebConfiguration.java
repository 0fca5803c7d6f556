package org.shouxin.web;

import jakarta.validation.Validator;
import java.time.Clock;
import java.util.List;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What every endpoint shares. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  /** Scheduled work is done by the service, never by a command. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  @EnableScheduling
  static class Schedule {}

  @Bean
  Idempotency idempotency(
      JdbcClient database, Transactions transactions, JsonMapper json, BusinessClock clock) {
    return new Idempotency(database, transactions, json, clock);
  }

  /** After the security chain, which Boot puts at -100. */
  @Bean
  @ConditionalOnWebApplication
  FilterRegistrationBean<BodyFilter> bodyFilter(@Value("${shouxin.web.body}") DataSize most) {
    FilterRegistrationBean<BodyFilter> registration =
        new FilterRegistrationBean<>(new BodyFilter(Math.toIntExact(most.toBytes())));
    registration.setOrder(0);
    return registration;
  }

  @Bean
  @ConditionalOnWebApplication
  BodyReader bodyReader(
      JsonMapper json, Validator validator, ObjectProvider<BodyContent<?>> contents) {
    return new BodyReader(json, validator, () -> contents.stream().toList());
  }

  @Bean
  @ConditionalOnWebApplication
  BodyConverter bodies(JsonMapper json, BodyReader reader) {
    return new BodyConverter(json, reader);
  }

  /**
   * Handlers may take an {@link IdempotentRequest}, the caller's language, and codes as parameters.
   */
  @Bean
  @ConditionalOnWebApplication
  WebMvcConfigurer arguments(Idempotency idempotency, JsonMapper json) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new IdempotentRequestResolver(idempotency, json));
        resolvers.add(new LanguageResolver());
      }

      @Override
      public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new CodeConverter());
      }
    };
  }

  /** Days are past or to come by the clock of the business. */
  @Bean
  @ConditionalOnWebApplication
  ValidationConfigurationCustomizer businessDays(BusinessClock clock) {
    return validation ->
        validation.clockProvider(() -> Clock.fixed(clock.now(), clock.local().getZone()));
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
