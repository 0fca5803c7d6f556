package org.shouxin.customers;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.shouxin.database.BusinessClock;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Computes population figures (R15) when a day or a policy begins, and again after an import, so
 * that requests find them. Facts that cannot be read are reported in the log, and to the request
 * that needs them.
 */
@Component
public final class DailyFiguresSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(DailyFiguresSchedule.class);

  /** As long as another thread may compute them. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final DailyFigures figures;
  private final Customers customers;
  private final BusinessClock clock;
  private final LocalTime from;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private volatile LocalDate day = LocalDate.MIN;

  /**
   * @param from when its day begins: after nightly loads
   */
  public DailyFiguresSchedule(
      DailyFigures figures,
      Customers customers,
      BusinessClock clock,
      @Value("${shouxin.figures.from}") LocalTime from) {
    this.figures = figures;
    this.customers = customers;
    this.clock = clock;
    this.from = from;
  }

  /** Computes figures not yet computed as of today, once the day has begun. */
  @Scheduled(fixedDelayString = "${shouxin.figures.look}")
  void look() {
    ZonedDateTime moment = clock.local();
    LocalDate today = moment.toLocalDate();
    if (moment.toLocalTime().isBefore(from)) {
      return;
    }
    if (!today.equals(day)) {
      seen.clear();
      day = today;
    }
    for (Active active : customers.policies()) {
      if (!seen.contains(active.policy().sha256())) {
        try {
          figures.of(active, today, PATIENCE);
        } catch (RefusedException refused) {
          report(active, refused);
        }
        seen.add(active.policy().sha256());
      }
    }
  }

  /** After an import: computes again what was computed as of today, and checks the others again. */
  public void recount() {
    seen.clear();
    LocalDate today = clock.today();
    for (Active active : customers.policies()) {
      try {
        if (figures.counted(active, today)) {
          figures.recount(customers.roster(active, today));
        }
      } catch (RefusedException refused) {
        report(active, refused);
      }
    }
  }

  private static void report(Active active, RefusedException refused) {
    LOG.warn("figures of {}: {}", active.id(), refused.problems().get(0).in(Language.EN));
  }
}
