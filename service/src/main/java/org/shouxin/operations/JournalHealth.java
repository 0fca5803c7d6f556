package org.shouxin.operations;

import java.time.Duration;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalState;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The head of the chain and the records to be sealed. Down if records cannot be written, or if one
 * has waited too long for its seal: a chain that does not grow proves nothing.
 */
@Component("journalHealthIndicator")
final class JournalHealth implements HealthIndicator {

  /** Works, but somebody must look at it. */
  static final Status DEGRADED = new Status("DEGRADED");

  private final Journal journal;
  private final Duration within;

  /**
   * @param within how long a record may wait for its seal
   */
  JournalHealth(Journal journal, @Value("${shouxin.journal.seal-within}") Duration within) {
    this.journal = journal;
    this.within = within;
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
    boolean late = oldest != null && oldest.compareTo(within) > 0;
    Health.Builder health =
        (late || journal.isStopped()
                ? Health.down()
                : state.failure() == null ? Health.up() : Health.status(DEGRADED))
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
