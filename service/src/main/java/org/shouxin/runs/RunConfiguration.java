package org.shouxin.runs;

import org.shouxin.credit.CreditDecisions;
import org.shouxin.customers.Customers;
import org.shouxin.customers.DailyFigures;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Transactions;
import org.shouxin.journal.Journal;
import org.shouxin.journal.Replay;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.support.CronExpression;

@Configuration(proxyBeanMethods = false)
class RunConfiguration {

  @Bean
  RunTable runTable(JdbcTemplate database, BusinessClock clock) {
    return new RunTable(database, clock);
  }

  @Bean
  GradingRuns gradingRuns(
      Customers clients,
      CreditDecisions desk,
      DailyFigures figures,
      RunTable table,
      Transactions transactions,
      Journal journal,
      Replay replay) {
    return new GradingRuns(
        clients, desk, figures, table, transactions, new RunReport.Maker(table, journal, replay));
  }

  @Bean
  @ConditionalOnWebApplication
  RunRunner runRunner(
      GradingRuns runs, BusinessClock clock, @Value("${shouxin.runs.monthly}") String monthly) {
    return new RunRunner(runs, clock, monthly.isBlank() ? null : CronExpression.parse(monthly));
  }
}
