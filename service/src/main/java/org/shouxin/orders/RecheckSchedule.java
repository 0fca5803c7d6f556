package org.shouxin.orders;

import org.shouxin.customers.Customers;
import org.shouxin.customers.DailyFiguresSchedule;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.imports.ImportMark;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Rechecks orders on hold: at intervals, and soon after an import. */
@Component
record RecheckSchedule(
    HoldRechecks rechecks, Customers customers, ImportMark imports, DailyFiguresSchedule figures) {

  @Scheduled(
      fixedDelayString = "${shouxin.orders.recheck}",
      initialDelayString = "${shouxin.orders.recheck}")
  void recheck() {
    rechecks.recheck(customers.today(), null);
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
}
