package org.shouxin.credit;

import org.shouxin.customers.Customers;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Transactions;
import org.shouxin.journal.Journal;
import org.shouxin.outbox.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Overrides and the schedule that publishes when one becomes active or ends. */
@Configuration(proxyBeanMethods = false)
class OverridesConfiguration {

  @Bean
  Overrides overrides(
      Transactions transactions,
      JdbcClient database,
      CreditDecisions desk,
      Customers clients,
      Journal journal,
      Outbox outbox,
      BusinessClock clock) {
    return new Overrides(transactions, database, desk, clients, journal, outbox, clock);
  }

  @Bean
  Calendar overrideCalendar(Overrides overrides, Customers clients) {
    return new Calendar(overrides, clients);
  }

  /** Publishes what begins or ends with a day. */
  record Calendar(Overrides overrides, Customers clients) {

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT30S")
    void turn() {
      overrides.turn(clients.today());
    }
  }
}
