package org.shouxin.operations;

import java.time.Duration;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The head of the chain and the records to be sealed. Down only if records cannot be written; a
 * chain that does not grow is only reported, because decisions are durable without it.
 */
@Component("journalHealthIndicator")
final class JournalHealth implements HealthIndicator {

  private final Journal journal;

  JournalHealth(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Health health() {
    JournalState state;
    try {
      state = journal.state();
    } catch (DataAccessException away) {
      return Health.down().build();
    }
    Duration oldest = state.oldest();
    Health.Builder health =
        Health.up()
            .withDetail("seq", state.seq())
            .withDetail("chain", state.chain())
            .withDetail("pending", state.pending())
            .withDetail("oldest_seconds", oldest == null ? 0 : oldest.toSeconds());
    if (state.sealedAt() != null) {
      health.withDetail("sealed_at", state.sealedAt().toString());
    }
    if (state.failure() != null) {
      health.withDetail("failure", state.failure());
    }
    return health.build();
  }
}
