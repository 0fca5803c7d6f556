package org.shouxin.web;

import jakarta.validation.Validator;
import java.time.Clock;
import java.util.List;
import org.shouxin.database.BusinessClock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.FormatterRegistry;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every endpoint shares. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  /** Bodies are read strictly, see {@link StrictJson}. */
  @Bean
  JsonMapperBuilderCustomizer strict() {
    return StrictJson::customize;
  }

  /** What is done by the service, never by a command; scheduled work too. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  @EnableScheduling
  static class Service {

    /** What handlers may take as arguments, and how their parameters are read and checked. */
    @Bean
    WebMvcConfigurer arguments(
        Idempotency idempotency,
        Validator validator,
        @Lazy @Qualifier("mvcConversionService") ConversionService conversions) {
      return new WebMvcConfigurer() {
        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
          resolvers.add(new HandlerArguments(idempotency));
        }

        @Override
        public void addFormatters(FormatterRegistry registry) {
          registry.addConverterFactory(new CodeConverter());
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
          registry
              .addInterceptor(new ParameterCheck(conversions, validator))
              .order(Ordered.HIGHEST_PRECEDENCE);
        }
      };
    }

    /** Days are past or to come by the clock of the business. */
    @Bean
    ValidationConfigurationCustomizer businessDays(BusinessClock clock) {
      return validation ->
          validation.clockProvider(() -> Clock.fixed(clock.now(), clock.local().getZone()));
    }

    /** Codes may contain a slash, in a path {@code %2F}; the server refuses with problems too. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> server() {
      return factory -> {
        factory.addConnectorCustomizers(
            connector -> connector.setEncodedSolidusHandling("passthrough"));
        factory.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new ProblemValve()));
      };
    }
  }
}
