package org.shouxin.runs;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.database.Recurrence;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/**
 * Works on runs in the background of the service: requested ones, those abandoned by a process, and
 * monthly ones at their time, or at start if the service was down then (R14).
 */
@Component
@ConditionalOnWebApplication
final class RunRunner implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RunRunner.class);
  private static final long LOOK_EVERY_SECONDS = 5;

  private final GradingRuns runs;
  private final BusinessClock clock;
  private final @Nullable CronExpression monthly;
  private final Set<Long> logged = new TreeSet<>();
  private final Recurrence failing = new Recurrence();
  private @Nullable ZonedDateTime next;
  private volatile @Nullable ScheduledExecutorService worker;

  /**
   * @param monthly when the customers are graded as of the last day of the month before; blank for
   *     never
   */
  RunRunner(
      GradingRuns runs, BusinessClock clock, @Value("${shouxin.runs.monthly}") String monthly) {
    this.runs = runs;
    this.clock = clock;
    this.monthly = monthly.isBlank() ? null : CronExpression.parse(monthly);
  }

  /** Checks for runs at once. */
  void look() {
    ScheduledExecutorService running = worker;
    if (running != null) {
      running.execute(this::work);
    }
  }

  @Override
  public void start() {
    next = monthly == null ? null : due(monthly, clock.local());
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "grading-runs"));
    worker = started;
    started.scheduleWithFixedDelay(this::work, 0, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void work() {
    try {
      startMonthly();
      for (GradingRun run : runs.unfinished()) {
        work(run);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      if (failing.isNews(fault.toString())) {
        LOG.error("grading runs: {}", fault.toString());
      }
    }
  }

  /** A failing one does not delay the others. */
  private void work(GradingRun run) throws InterruptedException {
    try {
      runs.work(run, Caller.starter(run.startedBy()))
          .ifPresent(done -> LOG.info("grading run {} of {} done", done.id(), done.policy().id()));
    } catch (RefusedException refused) {
      if (logged.add(run.id())) {
        LOG.warn("grading run {}: {}", run.id(), refused.problems().get(0).in(Language.EN));
      }
    } catch (RuntimeException fault) {
      if (DatabaseFaults.away(fault)) {
        throw fault;
      }
      if (logged.add(run.id())) {
        LOG.error("grading run {} failed and will be retried", run.id(), fault);
      }
    }
  }

  /** The time of this month, if it has passed: the service may have been down then. */
  static @Nullable ZonedDateTime due(CronExpression monthly, ZonedDateTime now) {
    ZonedDateTime month = now.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    ZonedDateTime missed = monthly.next(month.minusNanos(1));
    return missed != null && !missed.isAfter(now) ? missed : monthly.next(now);
  }

  /** Starts those not yet started as of that day by another node or by hand. */
  private void startMonthly() {
    ZonedDateTime due = next;
    ZonedDateTime now = clock.local();
    if (monthly == null || due == null || now.isBefore(due)) {
      return;
    }
    LocalDate asOf = due.toLocalDate().withDayOfMonth(1).minusDays(1);
    try {
      runs.startAll(asOf, false, Caller.command());
    } catch (RefusedException refused) {
      LOG.info("no monthly run: {}", refused.getMessage());
    }
    next = monthly.next(now);
  }

  @Override
  public void stop() {
    ScheduledExecutorService stopped = worker;
    worker = null;
    if (stopped != null) {
      runs.stop();
      stopped.shutdown();
      try {
        stopped.awaitTermination(LOOK_EVERY_SECONDS * 3, TimeUnit.SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      stopped.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }
}
