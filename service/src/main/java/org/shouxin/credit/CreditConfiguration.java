package org.shouxin.credit;

import java.time.LocalTime;
import org.shouxin.customers.Customers;
import org.shouxin.customers.DailyFigures;
import org.shouxin.customers.DailyFiguresSchedule;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Transactions;
import org.shouxin.factsources.FactSources;
import org.shouxin.journal.Journal;
import org.shouxin.operations.Meters;
import org.shouxin.outbox.Outbox;
import org.shouxin.policies.ActivePolicies;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class CreditConfiguration {

  @Bean
  Customers clients(ActivePolicies policies, FactSources sources, BusinessClock clock) {
    return new Customers(policies, sources, clock);
  }

  @Bean
  DailyFigures figures(
      Transactions transactions, JdbcClient database, Customers clients, BusinessClock clock) {
    return new DailyFigures(transactions, database, clients, clock);
  }

  @Bean
  DailyFiguresSchedule figuresAhead(
      DailyFigures figures,
      Customers clients,
      BusinessClock clock,
      @Value("${shouxin.figures.from}") LocalTime from) {
    return new DailyFiguresSchedule(figures, clients, clock, from);
  }

  @Bean
  CreditDecisions creditDesk(
      Transactions transactions,
      Customers clients,
      DailyFigures figures,
      JdbcTemplate database,
      Journal journal,
      Outbox outbox,
      Meters meters,
      BusinessClock clock) {
    return new CreditDecisions(
        transactions,
        clients,
        figures,
        new CreditLines(database, clock),
        journal,
        outbox,
        meters,
        clock);
  }
}
