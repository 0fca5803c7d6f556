package org.shouxin.orders;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.credit.CreditLine;
import org.shouxin.customers.Customers;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.database.Transactions;
import org.shouxin.facts.Facts;
import org.shouxin.journal.RecordText;
import org.shouxin.orders.Order.Decided;
import org.shouxin.orders.Order.Status;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.RefusedException;
import org.shouxin.web.RefusedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again at orders that wait, and at those whose release or rejection by a person came to its
 * end (R25, R27). Safe for several threads and nodes: an order that somebody else has dealt with
 * meanwhile is left alone.
 */
final class HoldRechecks {

  /** In whose name orders are looked at again. */
  static final Caller SHOUXIN = new Caller("shouxin", Set.of(), false);

  private static final Logger LOG = LoggerFactory.getLogger(HoldRechecks.class);

  private final Transactions transactions;
  private final OrderRows rows;
  private final OrderChecks orders;
  private final OrderRecorder book;
  private final CreditDecisions desk;
  private final Customers clients;

  HoldRechecks(
      Transactions transactions,
      OrderRows rows,
      OrderChecks orders,
      OrderRecorder book,
      CreditDecisions desk,
      Customers clients) {
    this.transactions = transactions;
    this.rows = rows;
    this.orders = orders;
    this.book = book;
    this.desk = desk;
    this.clients = clients;
  }

  /** Nothing about an order changes, so nothing is written. */
  private static final class Unchanged extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Looks at all: what the sheet now releases is released, customers decided on anew where that
   * helps. An order of which nothing changes leaves no record; one that fails keeps none of the
   * others waiting.
   *
   * @param today on which day; orders that midnight overtakes are looked at on the next
   * @param customer whose orders; null for all
   * @return how many orders changed
   * @throws RuntimeException if the database goes away
   */
  int recheck(LocalDate today, @Nullable String customer) {
    int changed = 0;
    for (String number : rows.waiting(today, customer)) {
      try {
        changed += again(number, today) ? 1 : 0;
      } catch (RefusedException | RefusedRequest refused) {
        LOG.warn("order {} cannot be checked again: {}", number, refused.getMessage());
      } catch (RuntimeException fault) {
        if (DatabaseFaults.away(fault)) {
          throw fault;
        }
        LOG.error("order {} cannot be checked again", number, fault);
      }
    }
    return changed;
  }

  /** Looks at one; false when nothing changes or it waits for nothing any more. */
  boolean again(String number, LocalDate today) throws RefusedException {
    return again(number, false, today) || again(number, true, today);
  }

  private boolean again(String number, boolean anew, LocalDate day) throws RefusedException {
    Order found = orders.get(number);
    Active active = clients.policy(found.policy());
    OrderChecker.require(active);
    try {
      return transactions.in(
          () -> {
            CreditLine line = desk.lock(found.customer(), found.policy());
            Order before = orders.lock(number);
            LocalDate now = clients.today();
            LocalDate today = now.isAfter(day) ? now : day;
            if (!waits(before, today) || !before.policy().equals(found.policy())) {
              return false;
            }
            Facts told = RecordText.facts(before.facts(), active.policy().vocabulary());
            Order after =
                book.put(active, line, before, number, told, anew, SHOUXIN, today).order();
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
      case DELIVERED, CANCELLED -> false;
    };
  }

  private static boolean ended(Order order, LocalDate today) {
    Decided decided = order.decided();
    return decided != null && !decided.stands(today);
  }
}
