package org.shouxin.credit;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.shouxin.database.Transactions;
import org.shouxin.journal.Journal;
import org.shouxin.operations.Meters;
import org.shouxin.outbox.Outbox;
import org.shouxin.policies.ActivePolicies;
import org.shouxin.sources.FactSources;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class CreditConfiguration {

  @Bean
  Clients clients(
      ActivePolicies policies,
      FactSources sources,
      Clock clock,
      @Value("${shouxin.zone}") ZoneId zone) {
    return new Clients(policies, sources, clock, zone);
  }

  @Bean
  Figures figures(Transactions transactions, JdbcClient database, Clients clients, Clock clock) {
    return new Figures(transactions, database, clients, clock);
  }

  @Bean
  FiguresAhead figuresAhead(
      Figures figures,
      Clients clients,
      Clock clock,
      @Value("${shouxin.zone}") ZoneId zone,
      @Value("${shouxin.figures.from}") LocalTime from) {
    return new FiguresAhead(figures, clients, () -> LocalDateTime.now(clock.withZone(zone)), from);
  }

  @Bean
  CreditDesk creditDesk(
      Transactions transactions,
      Clients clients,
      Figures figures,
      JdbcTemplate database,
      Journal journal,
      Outbox outbox,
      Meters meters,
      Clock clock) {
    return new CreditDesk(
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
