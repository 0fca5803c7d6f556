package org.shouxin.holds;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import org.shouxin.credit.Clients;
import org.shouxin.credit.CreditDesk;
import org.shouxin.credit.FiguresAhead;
import org.shouxin.credit.Overrides;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.database.Transactions;
import org.shouxin.imports.ImportMark;
import org.shouxin.journal.Journal;
import org.shouxin.operations.Meters;
import org.shouxin.outbox.Outbox;
import org.shouxin.sources.FactSources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Orders and the schedule on which those that wait are looked at again. */
@Configuration(proxyBeanMethods = false)
class HoldsConfiguration {

  @Bean
  HoldRows holdRows(JdbcClient database) {
    return new HoldRows(database);
  }

  @Bean
  OrderFactsToday orderFactsToday(FactSources sources, Clients clients, HoldRows rows) {
    return new OrderFactsToday(sources, clients, rows);
  }

  @Bean
  Checking checking(CreditDesk desk, Overrides overrides, OrderFactsToday facts) {
    return new Checking(desk, overrides, facts);
  }

  @Bean
  OrderBook orderBook(
      HoldRows rows,
      Checking checking,
      Clients clients,
      Journal journal,
      Outbox outbox,
      Meters meters,
      Clock clock) {
    return new OrderBook(rows, checking, clients, journal, outbox, meters, clock);
  }

  @Bean
  HoldDesk holdDesk(
      Transactions transactions,
      HoldRows rows,
      OrderBook book,
      OrderFactsToday facts,
      CreditDesk desk,
      Clients clients) {
    return new HoldDesk(transactions, rows, book, facts, desk, clients);
  }

  @Bean
  Verdicts verdicts(
      Transactions transactions,
      HoldDesk orders,
      OrderBook book,
      Checking checking,
      CreditDesk desk,
      Clients clients,
      Journal journal,
      Clock clock) {
    return new Verdicts(transactions, orders, book, checking, desk, clients, journal, clock);
  }

  @Bean
  SecondLook secondLook(
      Transactions transactions,
      HoldRows rows,
      HoldDesk orders,
      OrderBook book,
      CreditDesk desk,
      Clients clients) {
    return new SecondLook(transactions, rows, orders, book, desk, clients);
  }

  @Bean
  Rechecks rechecks(SecondLook orders, Clients clients, ImportMark imports, FiguresAhead figures) {
    return new Rechecks(orders, clients, imports, figures);
  }

  /** How many orders wait: {@code shouxin.orders.waiting} by {@code status}. */
  @Bean
  MeterBinder waitingOrders(HoldRows rows) {
    return registry ->
        List.of(HeldOrder.Status.HELD, HeldOrder.Status.PREPAY)
            .forEach(
                status ->
                    Gauge.builder("shouxin.orders.waiting", rows, all -> all.count(status))
                        .description("Orders that are held or wait for payment")
                        .tag("status", status.code())
                        .register(registry));
  }

  /** Looks again at orders that wait: from time to time, and soon after an import. */
  record Rechecks(SecondLook orders, Clients clients, ImportMark imports, FiguresAhead figures) {

    @Scheduled(
        fixedDelayString = "${shouxin.orders.recheck}",
        initialDelayString = "${shouxin.orders.recheck}")
    void recheck() {
      orders.recheck(clients.today(), null);
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

    /** With the database away the next look tells. */
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
}
