package org.shouxin.orders;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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

  private record Released(String number, TakenUp taken) {}

  /**
   * What a customer's open orders use of its limit on a day. Orders that the ERP lists are marked
   * as seen; call it with the customer's credit line locked.
   *
   * @param but number of the order that is being checked, which is not counted
   */
  TakenUp takenUp(Active active, String customer, String but, LocalDate day)
      throws RefusedException {
    Map<String, TakenUp> listed = listed(active, List.of(customer), day).of(customer);
    List<Released> ours = released(customer, active.id(), day);
    see(ours, listed, day);
    return sum(ours, listed, but);
  }

  /** The same as it was known on a day; nothing is marked. */
  TakenUp known(Active active, String customer, String but, LocalDate day) throws RefusedException {
    return sum(
        released(customer, active.id(), day),
        listed(active, List.of(customer), day).of(customer),
        but);
  }

  /** Our orders that the ERP lists are counted as the ERP has them. */
  private static TakenUp sum(List<Released> ours, Map<String, TakenUp> listed, String but) {
    TakenUp all = TakenUp.NOTHING;
    for (Map.Entry<String, TakenUp> order : listed.entrySet()) {
      all = order.getKey().equals(but) ? all : all.plus(order.getValue());
    }
    for (Released order : ours) {
      boolean counted = order.number().equals(but) || listed.containsKey(order.number());
      all = counted ? all : all.plus(order.taken());
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
            "select number, amount, paid from open_order where customer = ? and policy = ?"
                + " and released_on <= ? and (closed_on is null or closed_on > ?)"
                + " and (seen_on is null or seen_on > ?)")
        .params(customer, policy, day, day, day)
        .query(
            (row, index) ->
                new Released(
                    row.getString("number"),
                    new TakenUp(row.getBigDecimal("amount"), row.getBigDecimal("paid"))))
        .list();
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
