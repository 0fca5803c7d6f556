package org.shouxin.journal;

import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.shouxin.database.BusinessClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal of a running service. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

  private static final Duration EVERY = Duration.ofSeconds(1);

  @Bean
  Sealer sealer(
      DataSource database,
      TransactionTemplate transactions,
      Journal journal,
      BusinessClock clock,
      @Value("${shouxin.journal.seal}") long pause,
      @Value("${shouxin.journal.sealing}") boolean background,
      @Value("${shouxin.journal.anchors}") Path anchors) {
    return new Sealer(
        new Seals(database, transactions, clock),
        new Anchors(anchors, EVERY),
        journal,
        clock,
        pause,
        background);
  }
}
