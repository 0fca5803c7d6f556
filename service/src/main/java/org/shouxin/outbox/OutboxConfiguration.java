package org.shouxin.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Transactions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events are added by any process, and delivered by the service only. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxConfiguration {

  private static final Duration BEYOND_ATTEMPTS = Duration.ofSeconds(30);

  @Bean
  Outbox outbox(JdbcClient database, BusinessClock clock, OutboxSettings settings, WakeUp wake) {
    return new Outbox(database, clock, settings.hooks(), wake);
  }

  @Bean
  Deliveries deliveries(JdbcClient database, BusinessClock clock, OutboxSettings settings) {
    Duration attempt = settings.deliveries().timeout().multipliedBy(2);
    return new Deliveries(
        database, clock, attempt.plus(BEYOND_ATTEMPTS), settings.deliveries().stuckAfter());
  }

  @Bean
  DeliveredEvents deliveredEvents(
      JdbcClient database,
      Transactions transactions,
      BusinessClock clock,
      OutboxSettings settings) {
    return new DeliveredEvents(database, transactions, clock, settings.deliveries().keep());
  }

  @Bean
  @ConditionalOnWebApplication
  Dispatcher dispatcher(
      Deliveries deliveries, BusinessClock clock, OutboxSettings settings, WakeUp wake) {
    OutboxSettings.Deliveries how = settings.deliveries();
    return new Dispatcher(
        settings.hooks(),
        deliveries,
        new WebhookClient(clock, how.timeout()),
        new Backoff(
            how.firstDelay(), how.longestDelay(), () -> ThreadLocalRandom.current().nextDouble()),
        wake,
        how);
  }
}
