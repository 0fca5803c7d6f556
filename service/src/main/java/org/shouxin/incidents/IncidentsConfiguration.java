package org.shouxin.incidents;

import org.shouxin.credit.CreditDecisions;
import org.shouxin.customers.Customers;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Transactions;
import org.shouxin.journal.Journal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Incidents of a running service. */
@Configuration(proxyBeanMethods = false)
class IncidentsConfiguration {

  @Bean
  Incidents incidents(
      Transactions transactions,
      JdbcClient database,
      CreditDecisions desk,
      Customers clients,
      Journal journal,
      BusinessClock clock) {
    return new Incidents(transactions, database, desk, clients, journal, clock);
  }
}
