package org.shouxin.orders;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.CreditLine;
import org.shouxin.customers.Customers;
import org.shouxin.customers.DailyFiguresSchedule;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.database.Transactions;
import org.shouxin.facts.Facts;
import org.shouxin.imports.ImportMark;
import org.shouxin.journal.RecordText;
import org.shouxin.orders.Order.Status;
import org.shouxin.orders.OrderReader.ReadOrder;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.RefusedException;
import org.shouxin.web.RefusedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Rechecks orders on hold at intervals and soon after an import, and those whose release or
 * rejection by a person has expired (R25, R27). Thread-safe, and safe for several nodes: an order
 * that was handled elsewhere meanwhile is skipped.
 */
@Component
final class HoldRechecks {

  /** The caller named in records of rechecks. */
  static final Caller SHOUXIN = new Caller("shouxin", Set.of(), false);

  private static final Logger LOG = LoggerFactory.getLogger(HoldRechecks.class);

  private final ImportMark imports;
  private final DailyFiguresSchedule figures;
  private final Transactions transactions;
  private final OrderRows rows;
  private final OpenOrders open;
  private final OrderChecks checks;
  private final OrderExposures exposures;
  private final Customers customers;

  HoldRechecks(
      ImportMark imports,
      DailyFiguresSchedule figures,
      Transactions transactions,
      OrderRows rows,
      OpenOrders open,
      OrderChecks checks,
      OrderExposures exposures,
      Customers customers) {
    this.imports = imports;
    this.figures = figures;
    this.transactions = transactions;
    this.rows = rows;
    this.open = open;
    this.checks = checks;
    this.exposures = exposures;
    this.customers = customers;
  }

  /** The order does not change, so nothing is written. */
  private static final class Unchanged extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Scheduled(
      fixedDelayString = "${shouxin.orders.recheck}",
      initialDelayString = "${shouxin.orders.recheck}")
  void recheck() {
    open.look(customers.today());
    recheck(customers.today(), null);
  }

  @Scheduled(fixedDelayString = "${shouxin.orders.after-import}")
  void recheckAfterImport() {
    if (imported()) {
      try {
        figures.recount();
      } finally {
        recheck();
      }
    }
  }

  /** If the database is unavailable, the next recheck reports it. */
  private boolean imported() {
    try {
      return imports.take();
    } catch (DataAccessException fault) {
      if (DatabaseFaults.away(fault)) {
        return false;
      }
      throw fault;
    }
  }

  /**
   * Rechecks all: orders that the sheet now releases are released, and customers are decided on
   * again where that helps. An unchanged order leaves no record; a failing one does not delay the
   * others.
   *
   * @param today the day; orders not reached before midnight are rechecked on the next
   * @param customer whose orders; null for all
   * @return how many orders changed
   * @throws RuntimeException if the database becomes unavailable
   */
  int recheck(LocalDate today, @Nullable String customer) {
    int changed = 0;
    for (String number : rows.waiting(today, customer)) {
      try {
        changed += again(number, today) ? 1 : 0;
      } catch (RefusedException | RefusedRequest refused) {
        LOG.warn("order {} cannot be rechecked: {}", number, refused.getMessage());
      } catch (RuntimeException fault) {
        if (DatabaseFaults.away(fault)) {
          throw fault;
        }
        LOG.error("order {} cannot be rechecked", number, fault);
      }
    }
    return changed;
  }

  /** Rechecks one; false if nothing changes or it is no longer on hold. */
  boolean again(String number, LocalDate today) throws RefusedException {
    return again(number, false, today) || again(number, true, today);
  }

  private boolean again(String number, boolean decideFirst, LocalDate day) throws RefusedException {
    Order found = rows.get(number);
    Active active = customers.policy(found.policy());
    OrderChecks.require(active);
    try {
      return transactions.in(
          () -> {
            CreditLine line = exposures.lock(active, found.customer(), day);
            Order before = rows.locked(number);
            LocalDate now = customers.today();
            LocalDate today = now.isAfter(day) ? now : day;
            if (!waits(before, today) || !before.policy().equals(found.policy())) {
              return false;
            }
            Facts supplied = RecordText.facts(before.facts(), active.policy().vocabulary());
            ReadOrder asked = new ReadOrder(active, number, supplied, null);
            Order after = checks.check(asked, line, before, decideFirst, SHOUXIN, today).order();
            if (!ended(before, today) && after.status() != Status.RELEASED) {
              throw new Unchanged();
            }
            return true;
          });
    } catch (Unchanged nothing) {
      return false;
    }
  }

  private static boolean waits(Order order, LocalDate today) {
    return switch (order.status()) {
      case HELD, PREPAY -> true;
      case RELEASED, REJECTED -> ended(order, today);
      case DELIVERED, CANCELLED, CHECKED -> false;
    };
  }

  private static boolean ended(Order order, LocalDate today) {
    return order.decided() != null && !order.decided().appliesOn(today);
  }
}
