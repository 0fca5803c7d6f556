package org.shouxin.journal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Seals waiting records at intervals, so that decisions do not queue for the last hash. Places
 * follow the order of sealing: a record committed late may come after one with a later id. Until a
 * record is sealed, which takes at most the pause and the sealing of earlier records, its removal
 * is not detected.
 *
 * <p>Stopped last, after everything that decides; it then seals the rest. Records left waiting by a
 * kill are sealed at the next start.
 */
@Component
public final class Sealer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

  private final Seals seals;
  private final Anchors anchors;
  private final Journal journal;
  private final BusinessClock clock;
  private final Duration within;
  private final long pause;
  private final boolean background;
  private final Set<String> refused = new HashSet<>();
  private @Nullable String database;
  private @Nullable Instant failing;
  private @Nullable String unavailable;
  private volatile boolean running;
  private @Nullable ScheduledExecutorService thread;

  /**
   * @param within how long a record may wait; then nothing further is recorded until it is sealed
   * @param pause milliseconds between two passes; 0 to seal only on request
   * @param background whether it starts with the process
   */
  Sealer(
      Seals seals,
      Anchors anchors,
      Journal journal,
      BusinessClock clock,
      @Value("${shouxin.journal.seal-within}") Duration within,
      @Value("${shouxin.journal.seal}") long pause,
      @Value("${shouxin.journal.sealing}") boolean background) {
    this.seals = seals;
    this.anchors = anchors;
    this.journal = journal;
    this.clock = clock;
    this.within = within;
    this.pause = pause;
    this.background = background;
  }

  /**
   * Seals all waiting records.
   *
   * @return how many records were sealed
   * @throws org.springframework.dao.DataAccessException if the database is unavailable
   */
  public int seal() {
    return seal(true);
  }

  private synchronized int seal(boolean last) {
    int sealed = 0;
    Set<String> bad = new HashSet<>();
    String after = seals.anyWaiting() ? "" : null;
    while (after != null) {
      Seals.Step step = seals.step(after);
      after = step.next();
      sealed += step.sealed().size();
      bad.addAll(step.refused());
      if (!step.sealed().isEmpty()) {
        String id = database == null ? seals.database() : database;
        anchors.moved(step.sealed().get(step.sealed().size() - 1), id);
        database = id;
      }
      note(false);
    }
    report(bad, note(last));
    return sealed;
  }

  private @Nullable String note(boolean last) {
    try {
      anchors.note(clock.now(), last);
      return null;
    } catch (IOException failed) {
      LOG.error("anchors of the journal cannot be written: {}", failed.toString());
      return "anchors: " + failed;
    }
  }

  private void report(Set<String> bad, @Nullable String unnoted) {
    for (String id : bad) {
      if (refused.add(id)) {
        LOG.error("record {} differs from what was written; it is not sealed", id);
      }
    }
    refused.retainAll(bad);
    unsealed(
        bad.isEmpty() ? null : "different from what was written: " + String.join(", ", bad),
        unnoted);
  }

  /**
   * Passes on why sealing or noting fails, and whether sealing has failed for too long.
   *
   * @param why records are not sealed; null if they are
   * @param unnoted why the head is not noted; null if it is
   */
  private void unsealed(@Nullable String why, @Nullable String unnoted) {
    Instant now = clock.now();
    failing = why == null ? null : failing == null ? now : failing;
    boolean late = failing != null && !now.isBefore(failing.plus(within));
    if (late && !journal.isStopped()) {
      LOG.error("nothing is recorded until the journal is sealed: {}", why);
    }
    journal.sealing(why == null ? unnoted : why, late);
  }

  private synchronized void pass() {
    try {
      seal(false);
      unavailable = null;
    } catch (RuntimeException failed) {
      String why = failed.toString();
      if (!why.equals(unavailable)) {
        LOG.warn("the journal cannot be sealed: {}", why);
        unavailable = why;
      }
      unsealed(why, null);
    }
  }

  /**
   * @throws UnfitDatabase if it does not give back what is written
   */
  @Override
  public void start() {
    journal.tryWriting();
    running = true;
    if (pause > 0) {
      ScheduledExecutorService started =
          Executors.newSingleThreadScheduledExecutor(
              work -> {
                Thread sealing = new Thread(work, "journal-sealer");
                sealing.setDaemon(true);
                return sealing;
              });
      started.scheduleWithFixedDelay(this::pass, 0, pause, TimeUnit.MILLISECONDS);
      thread = started;
    }
  }

  @Override
  public void stop() {
    running = false;
    ScheduledExecutorService started = thread;
    thread = null;
    try {
      if (started != null) {
        started.shutdown();
        started.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        seal(true);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException unavailable) {
      LOG.warn(
          "the rest of the journal will be sealed at the next start: {}", unavailable.toString());
    }
  }

  /** A command that only reads leaves waiting records to processes that write. */
  @Override
  public boolean isAutoStartup() {
    return background;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Started before and stopped after everything in a later phase: the web server, runs. */
  @Override
  public int getPhase() {
    return 0;
  }
}
