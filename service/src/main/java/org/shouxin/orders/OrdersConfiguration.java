package org.shouxin.orders;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.credit.Overrides;
import org.shouxin.customers.Customers;
import org.shouxin.customers.DailyFiguresSchedule;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.database.Transactions;
import org.shouxin.factsources.FactSources;
import org.shouxin.imports.ImportMark;
import org.shouxin.journal.Journal;
import org.shouxin.operations.Meters;
import org.shouxin.outbox.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Orders, and the schedule on which those on hold are rechecked. */
@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {

  @Bean
  OrderRows holdRows(JdbcClient database) {
    return new OrderRows(database);
  }

  @Bean
  OrderFactsToday orderFactsToday(FactSources sources, Customers clients, OrderRows rows) {
    return new OrderFactsToday(sources, clients, rows);
  }

  @Bean
  OrderChecker checking(CreditDecisions desk, Overrides overrides, OrderFactsToday facts) {
    return new OrderChecker(desk, overrides, facts);
  }

  @Bean
  OrderRecorder orderBook(
      OrderRows rows,
      OrderChecker checking,
      Customers clients,
      Journal journal,
      Outbox outbox,
      Meters meters,
      BusinessClock clock) {
    return new OrderRecorder(rows, checking, clients, journal, outbox, meters, clock);
  }

  @Bean
  OrderChecks holdDesk(
      Transactions transactions,
      OrderRows rows,
      OrderRecorder book,
      OrderFactsToday facts,
      CreditDecisions desk,
      Customers clients) {
    return new OrderChecks(transactions, rows, book, facts, desk, clients);
  }

  @Bean
  HoldDecisions verdicts(
      Transactions transactions,
      OrderChecks orders,
      OrderRecorder book,
      OrderChecker checking,
      CreditDecisions desk,
      Customers clients,
      Journal journal,
      BusinessClock clock) {
    return new HoldDecisions(transactions, orders, book, checking, desk, clients, journal, clock);
  }

  @Bean
  HoldRechecks secondLook(
      Transactions transactions,
      OrderRows rows,
      OrderChecks orders,
      OrderRecorder book,
      CreditDecisions desk,
      Customers clients) {
    return new HoldRechecks(transactions, rows, orders, book, desk, clients);
  }

  @Bean
  Rechecks rechecks(
      HoldRechecks orders, Customers clients, ImportMark imports, DailyFiguresSchedule figures) {
    return new Rechecks(orders, clients, imports, figures);
  }

  /** The number of orders on hold: {@code shouxin.orders.waiting} by {@code status}. */
  @Bean
  MeterBinder waitingOrders(OrderRows rows) {
    return registry ->
        List.of(Order.Status.HELD, Order.Status.PREPAY)
            .forEach(
                status ->
                    Gauge.builder("shouxin.orders.waiting", rows, all -> all.count(status))
                        .description("Orders on hold or waiting for payment")
                        .tag("status", status.code())
                        .register(registry));
  }

  /** Rechecks orders on hold: at intervals, and soon after an import. */
  record Rechecks(
      HoldRechecks orders, Customers clients, ImportMark imports, DailyFiguresSchedule figures) {

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
}
