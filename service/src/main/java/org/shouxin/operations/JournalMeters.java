package org.shouxin.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalState;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The state of the journal, for Prometheus: {@code shouxin_journal_seq}, {@code
 * shouxin_journal_pending}, {@code shouxin_journal_oldest_seconds} and {@code
 * shouxin_journal_failing}. Read at intervals, so that a scrape never waits for the database; NaN
 * while the database is unavailable.
 */
@Component
@ConditionalOnWebApplication
final class JournalMeters {

  private final Journal journal;
  private volatile @Nullable JournalState state;

  JournalMeters(Journal journal, MeterRegistry registry) {
    this.journal = journal;
    gauge(registry, "seq", "Place of the last sealed record", JournalState::seq);
    gauge(registry, "pending", "Records waiting to be sealed", JournalState::pending);
    gauge(
        registry,
        "oldest.seconds",
        "Age of the oldest record waiting to be sealed",
        JournalMeters::oldest);
    gauge(registry, "failing", "1 while sealing fails", one -> one.failure() == null ? 0 : 1);
  }

  private void gauge(
      MeterRegistry registry, String name, String what, ToDoubleFunction<JournalState> figure) {
    Gauge.builder("shouxin.journal." + name, this, one -> one.now(figure))
        .description(what)
        .register(registry);
  }

  private double now(ToDoubleFunction<JournalState> figure) {
    JournalState last = state;
    return last == null ? Double.NaN : figure.applyAsDouble(last);
  }

  private static double oldest(JournalState state) {
    Duration oldest = state.oldest();
    return oldest == null ? 0 : oldest.toMillis() / 1_000.0;
  }

  @Scheduled(fixedDelayString = "${shouxin.operations.look}")
  void look() {
    try {
      state = journal.state();
    } catch (DataAccessException unavailable) {
      state = null;
    }
  }
}
