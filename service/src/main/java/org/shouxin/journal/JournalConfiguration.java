package org.shouxin.journal;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal of a running service. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

  @Bean
  Journal journal(DataSource database, TransactionTemplate transactions, Clock clock) {
    return new Journal(database, transactions, clock);
  }
}
