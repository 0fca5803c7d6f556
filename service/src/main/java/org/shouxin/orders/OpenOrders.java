package org.shouxin.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shouxin.factsources.FactSources;
import org.shouxin.factsources.OrderSource;
import org.shouxin.orderfiles.TakenUp;
import org.shouxin.policies.ActivePolicies;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The open orders of customers, each counted once: those that the ERP lists, and of those that we
 * released the ones that the ERP never listed. An order that was listed once is the ERP's from that
 * day on, whether it still lists it or has invoiced it. Thread-safe.
 */
@Component
final class OpenOrders {

  private static final Logger LOG = LoggerFactory.getLogger(OpenOrders.class);

  private final FactSources sources;
  private final ActivePolicies policies;
  private final JdbcClient database;

  OpenOrders(FactSources sources, ActivePolicies policies, JdbcClient database) {
    this.sources = sources;
    this.policies = policies;
    this.database = database;
  }

  /**
   * An open order of ours.
   *
   * @param listed what the ERP listed of it when it was released with another amount; null when it
   *     did not list it
   */
  private record Released(String number, TakenUp taken, @Nullable TakenUp listed) {

    /** Whether it counts as we released it: the ERP does not list it, or not yet as it is now. */
    boolean isOurs(@Nullable TakenUp listing) {
      return listing == null ? listed == null : listed != null && same(listing, listed);
    }
  }

  private static boolean same(TakenUp a, TakenUp b) {
    return a.amount().compareTo(b.amount()) == 0 && a.paid().compareTo(b.paid()) == 0;
  }

  /**
   * A customer's open orders on a day, by number. Those of ours that the ERP lists are marked as
   * seen; call it with the customer's credit line locked.
   */
  Map<String, TakenUp> current(Active active, String customer, LocalDate day)
      throws RefusedException {
    Map<String, TakenUp> listed = listed(active, List.of(customer), day).of(customer);
    List<Released> ours = released(customer, active.id(), day);
    see(ours, listed, day);
    return together(ours, listed);
  }

  /** The same as they were known on a day, or of somebody else; nothing is marked. */
  Map<String, TakenUp> known(Active active, String customer, LocalDate day)
      throws RefusedException {
    return together(
        released(customer, active.id(), day), listed(active, List.of(customer), day).of(customer));
  }

  /** Our orders that the ERP lists are counted as the ERP has them, once it has them so. */
  private static Map<String, TakenUp> together(List<Released> ours, Map<String, TakenUp> listed) {
    Map<String, TakenUp> all = new HashMap<>(listed);
    for (Released order : ours) {
      if (order.isOurs(listed.get(order.number()))) {
        all.put(order.number(), order.taken());
      }
    }
    return all;
  }

  private void see(List<Released> ours, Map<String, TakenUp> listed, LocalDate day) {
    for (Released order : ours) {
      if (listed.containsKey(order.number())) {
        seen(order.number(), day);
      }
    }
  }

  /** Our open orders that the ERP had not listed by a day. */
  private List<Released> released(String customer, String policy, LocalDate day) {
    return database
        .sql(
            "select number, amount, paid, listed_amount, listed_paid from open_order"
                + " where customer = ? and policy = ?"
                + " and released_on <= ? and (closed_on is null or closed_on > ?)"
                + " and (seen_on is null or seen_on > ? or listed_amount is not null)")
        .params(customer, policy, day, day, day)
        .query(
            (row, index) -> {
              BigDecimal listed = row.getBigDecimal("listed_amount");
              return new Released(
                  row.getString("number"),
                  new TakenUp(row.getBigDecimal("amount"), row.getBigDecimal("paid")),
                  listed == null ? null : new TakenUp(listed, row.getBigDecimal("listed_paid")));
            })
        .list();
  }

  /**
   * Remembers what the ERP lists of an order that it had listed before, if it was released with
   * another amount: until it lists something else, the order counts as it was released.
   */
  void changed(Active active, Order order, LocalDate day) throws RefusedException {
    TakenUp taken = order.takesUp();
    TakenUp listing =
        listed(active, List.of(order.customer()), day).of(order.customer()).get(order.order());
    if (taken != null && listing != null && !same(listing, taken)) {
      database
          .sql(
              "update open_order set listed_amount = ?, listed_paid = ?"
                  + " where number = ? and closed_on is null")
          .params(listing.amount(), listing.paid(), order.order())
          .update();
    }
  }

  private void seen(String number, LocalDate day) {
    database
        .sql("update open_order set seen_on = ? where number = ? and seen_on is null")
        .params(day, number)
        .update();
  }

  private OrderSource.Listed listed(Active active, Collection<String> customers, LocalDate day)
      throws RefusedException {
    OrderSource source = sources.orders(active);
    return source == null ? OrderSource.NOTHING : source.of(customers, day);
  }

  /** Looks which of our open orders the ERP lists by now, so that none is invoiced unnoticed. */
  void look(LocalDate day) {
    for (Active active : policies.all()) {
      try {
        look(active, day);
      } catch (RefusedException refused) {
        LOG.warn("the orders of the ERP cannot be read: {}", refused.getMessage());
      }
    }
  }

  private void look(Active active, LocalDate day) throws RefusedException {
    if (active.policy().orders().isEmpty() || sources.orders(active) == null) {
      return;
    }
    List<String> customers =
        List.copyOf(
            new TreeSet<>(
                database
                    .sql(
                        "select distinct customer from open_order"
                            + " where policy = ? and closed_on is null and seen_on is null")
                    .param(active.id())
                    .query(String.class)
                    .list()));
    for (int from = 0; from < customers.size(); from += OrderSource.MOST) {
      List<String> some =
          customers.subList(from, Math.min(customers.size(), from + OrderSource.MOST));
      OrderSource.Listed listed = listed(active, some, day);
      for (String customer : some) {
        see(released(customer, active.id(), day), listed.of(customer), day);
      }
    }
  }
}
