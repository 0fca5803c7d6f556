package org.shouxin.holds;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.Clients;
import org.shouxin.credit.CreditDesk;
import org.shouxin.credit.CreditLine;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.database.Moments;
import org.shouxin.database.Transactions;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.OrderDecision.Verdict;
import org.shouxin.facts.Facts;
import org.shouxin.holds.HeldOrder.Decided;
import org.shouxin.holds.HeldOrder.Status;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.journal.RecordText;
import org.shouxin.orders.OrderForm;
import org.shouxin.outbox.Change;
import org.shouxin.outbox.Outbox;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks orders against what is in force (R27). An order, its journal record, what it takes up of
 * the limit and what is published of it are written in one transaction that holds the customer's
 * credit line, so that two orders never use the same last of a limit. An order that is asked about
 * again is checked anew, and what it took up before does not count against it. Safe for several
 * threads and nodes.
 */
final class HoldDesk {

  /** In whose name orders are looked at again. */
  static final Caller SHOUXIN = new Caller("shouxin", Set.of(), false);

  private static final Logger LOG = LoggerFactory.getLogger(HoldDesk.class);

  private final Transactions transactions;
  private final HoldRows rows;
  private final Checking checking;
  private final OrderFactsToday facts;
  private final CreditDesk desk;
  private final Clients clients;
  private final Journal journal;
  private final Outbox outbox;
  private final Clock clock;

  HoldDesk(
      Transactions transactions,
      HoldRows rows,
      Checking checking,
      OrderFactsToday facts,
      CreditDesk desk,
      Clients clients,
      Journal journal,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.checking = checking;
    this.facts = facts;
    this.desk = desk;
    this.clients = clients;
    this.journal = journal;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * An order that was checked just now.
   *
   * @param order as it stands
   * @param checked by what
   */
  record Answered(HeldOrder order, Checked checked) {}

  /** Canonical texts of what was asked and of what came of it. */
  record Noted(String input, String result) {}

  /** Nothing about an order changes, so nothing is written. */
  private static final class Unchanged extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Checks an order that an order system asks about.
   *
   * @throws RefusedException if it cannot be read
   * @throws Refused 409 if its number belongs to another customer or to an order that is closed
   */
  Answered check(AskedOrder asked, Caller caller) throws RefusedException {
    asked.require();
    LocalDate today = clients.today();
    String customer = String.valueOf(asked.customer()).strip();
    Active active = clients.find(customer, asked.policy(), today).active();
    Checking.require(active);
    Facts told = asked.read(active.policy(), facts.free(active), today);
    String number = String.valueOf(asked.order()).strip();
    return transactions.in(() -> put(active, number, told, false, caller, today));
  }

  private Answered put(
      Active active, String number, Facts told, boolean anew, Caller caller, LocalDate today)
      throws RefusedException {
    CreditLine line = desk.lock(told.customer(), active.id());
    @Nullable HeldOrder before = rows.find(number).orElse(null);
    if (before != null) {
      own(before, told.customer());
    }
    rows.free(number, today);
    Checked checked = checking.check(active, line, told, anew, caller, today);
    HeldOrder after = after(before, number, told, checked, today);
    journal.append(
        JournalRecord.of(
            after.record(),
            JournalRecord.ORDER_CHECK,
            after.customer(),
            active.policy(),
            today,
            caller.name(),
            after.checkedAt(),
            RecordText.input(checked.decision().facts()),
            RecordText.result(checked.decision())));
    keep(before, after, today);
    return new Answered(after, checked);
  }

  private static void own(HeldOrder before, String customer) {
    if (!before.customer().equals(customer)) {
      throw Refused.conflict(new Text("订单号属于另一客户", "the number belongs to another customer"));
    }
    if (before.status().closed()) {
      throw Refused.conflict(new Text("订单已经了结", "the order is closed"));
    }
  }

  private HeldOrder after(
      @Nullable HeldOrder before, String number, Facts told, Checked checked, LocalDate today) {
    OrderDecision decision = checked.decision();
    String text = RecordText.input(told);
    Status sheet = Status.of(decision.outcome());
    boolean stands = before != null && sheet != Status.REJECTED && before.stands(today, text);
    return new HeldOrder(
        number,
        told.customer(),
        decision.policy().identity().id(),
        stands && before != null ? before.status() : sheet,
        decision.outcome(),
        decision.checks().stream()
            .filter(check -> check.verdict() == Verdict.APPLIES)
            .map(check -> check.check().row().name())
            .toList(),
        new OrderForm(decision.policy()).takesUp(decision).orElse(null),
        text,
        journal.nextId(),
        today,
        Moments.now(clock),
        stands && before != null ? before.decided() : null,
        null);
  }

  private void keep(@Nullable HeldOrder before, HeldOrder after, LocalDate today) {
    if (before == null) {
      rows.insert(after);
    } else {
      rows.update(after);
    }
    if (after.status() == Status.RELEASED) {
      rows.takeUp(after, today);
    }
    if (before == null || before.status() != after.status()) {
      publish(before, after, after.record());
    }
  }

  private void publish(@Nullable HeldOrder before, HeldOrder after, String record) {
    Map<String, Object> is = new TreeMap<>();
    is.put("order", after.number());
    is.put("status", after.status().code());
    is.put("reasons", after.reasons());
    if (after.amount() != null) {
      is.put("amount", after.amount());
    }
    Map<String, Object> was = before == null ? Map.of() : Map.of("status", before.status().code());
    outbox.add(
        after.customer(),
        "order_" + after.status().code(),
        new Change(after.policy(), record, was, is));
  }

  /** An order by its number. */
  Optional<HeldOrder> find(String number) {
    return rows.find(number);
  }

  /** The order of this number. */
  HeldOrder get(String number) {
    return find(number)
        .orElseThrow(() -> Refused.missing(new Text("没有审查过这个订单", "no such order was checked")));
  }

  /** Orders of a status, those longest without a check first. */
  List<HeldOrder> of(Status status, int most) {
    return rows.of(status, most);
  }

  /**
   * What a person decides on an order, in the transaction that holds its customer's line.
   *
   * @param kind of the journal record
   * @param to what the order becomes
   * @param decided by whom, why and how long
   * @param noted for the record
   */
  HeldOrder decide(
      HeldOrder order, String kind, Status to, Decided decided, Caller caller, Noted noted)
      throws RefusedException {
    LocalDate today = clients.today();
    HeldOrder after =
        new HeldOrder(
            order.number(),
            order.customer(),
            order.policy(),
            to,
            order.outcome(),
            order.reasons(),
            order.amount(),
            order.facts(),
            order.record(),
            order.checkedOn(),
            order.checkedAt(),
            decided,
            null);
    journal.append(
        JournalRecord.of(
            decided.record(),
            kind,
            order.customer(),
            clients.policy(order.policy()).policy(),
            today,
            caller.name(),
            decided.at(),
            noted.input(),
            noted.result()));
    rows.update(after);
    rows.free(order.number(), today);
    if (to == Status.RELEASED) {
      rows.takeUp(after, today);
    }
    publish(order, after, decided.record());
    return after;
  }

  /** Notes that a released order was delivered, or an open one given up. */
  HeldOrder close(String number, Status as, Caller caller) {
    HeldOrder found = get(number);
    return transactions.in(
        () -> {
          desk.lock(found.customer(), found.policy());
          HeldOrder order = get(number);
          boolean may =
              as == Status.CANCELLED ? !order.status().closed() : order.status() == Status.RELEASED;
          if (!may) {
            throw Refused.conflict(
                new Text(
                    "订单状态是 " + order.status().code(), "the order is " + order.status().code()));
          }
          rows.close(number, as, clients.today(), caller.name());
          return get(number);
        });
  }

  /**
   * Looks again at orders that wait, and at those whose release or rejection by a person came to
   * its end: what the sheet now releases is released, customers decided on anew where that helps
   * (R25, R27). An order of which nothing changes leaves no record; one that fails keeps none of
   * the others waiting.
   *
   * @param customer whose orders; null for all
   * @return how many orders changed
   * @throws RuntimeException if the database goes away
   */
  int recheck(LocalDate today, @Nullable String customer) {
    int changed = 0;
    for (String number : rows.waiting(today, customer)) {
      try {
        changed += again(number, false, today) || again(number, true, today) ? 1 : 0;
      } catch (RefusedException | Refused refused) {
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

  private boolean again(String number, boolean anew, LocalDate today) throws RefusedException {
    HeldOrder found = get(number);
    Active active = clients.policy(found.policy());
    Checking.require(active);
    try {
      return transactions.in(
          () -> {
            desk.lock(found.customer(), found.policy());
            HeldOrder before = get(number);
            Facts told = RecordText.facts(before.facts(), active.policy().vocabulary());
            HeldOrder after = put(active, number, told, anew, SHOUXIN, today).order();
            Decided decided = before.decided();
            boolean ended = decided != null && !decided.stands(today);
            if (!ended && after.status() != Status.RELEASED) {
              throw new Unchanged();
            }
            return true;
          });
    } catch (Unchanged nothing) {
      return false;
    }
  }

  /** The amount of an order in the policy's currency; zero when it has none. */
  static BigDecimal amount(HeldOrder order) {
    return order.amount() == null ? BigDecimal.ZERO : order.amount();
  }
}
