package org.shouxin.customers;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Moments;
import org.shouxin.database.Transactions;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.orderfiles.OrderForm;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policy.Policy;
import org.shouxin.population.Population;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Population figures of a policy on a day (R15), computed once and stored, so that a customer
 * decided on alone gets the same answer as in the grading run of that day. A grading run and an
 * import compute them again. Safe for several threads; one computes at a time.
 */
@Component
public final class DailyFigures {

  private static final int MOST_KEPT = 100;
  private static final String KEEP =
      "insert into population_figures (sha256, as_of, content, counted_at) values (?, ?, ?, ?)";

  private static final String MEMBER =
      "insert into group_member (sha256, as_of, customer, group_code) values (?, ?, ?, ?)";

  /** In one statement, so that a reader always finds a row. */
  private static final String INSTEAD =
      " on duplicate key update content = values(content), counted_at = values(counted_at)";

  /** Shorter than a request waits for a connection. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Text COUNTING =
      new Text(
          "正在统计全部客户的指标，请稍后重试", "the figures of all customers are being counted; try again later");

  private final Transactions transactions;
  private final JdbcClient database;
  private final Customers customers;
  private final BusinessClock clock;
  private final Lock counting = new ReentrantLock();
  private final Map<Key, Population> recent = new ConcurrentHashMap<>();

  /** Computing again gives another one. */
  private record Key(String sha256, LocalDate asOf, String countedAt) {}

  /** The figures, and the customers of each group by its code, where the policy counts them. */
  private record Counted(Population population, Map<String, List<String>> groups) {}

  public DailyFigures(
      Transactions transactions, JdbcClient database, Customers customers, BusinessClock clock) {
    this.transactions = transactions;
    this.database = database;
    this.customers = customers;
    this.clock = clock;
  }

  /**
   * The figures of a day, computed if necessary; null for a policy that uses none.
   *
   * @throws RefusedException if the facts of its customers cannot be read
   * @throws RefusedRequest 503 if another thread takes longer to compute them than the caller can
   *     wait
   */
  public @Nullable Population of(Active active, LocalDate asOf) throws RefusedException {
    return of(active, asOf, PATIENCE);
  }

  /**
   * The same.
   *
   * @param patience how long to wait while another thread computes them
   */
  @Nullable Population of(Active active, LocalDate asOf, Duration patience)
      throws RefusedException {
    Policy policy = active.policy();
    if (!Population.needed(policy)) {
      return null;
    }
    while (true) {
      String countedAt = countedAt(policy, asOf);
      Population found =
          countedAt == null
              ? first(active, asOf, patience)
              : known(new Key(policy.sha256(), asOf, countedAt), policy);
      if (found != null) {
        return found;
      }
    }
  }

  /**
   * The customers of a group on a day, ascending; counted together with the figures.
   *
   * @param group its code
   * @throws RefusedException if the facts of the customers cannot be read
   */
  public List<String> members(Active active, LocalDate asOf, String group) throws RefusedException {
    if (!counted(active, asOf)) {
      first(active, asOf, PATIENCE);
    }
    return database
        .sql(
            "select customer from group_member"
                + " where sha256 = ? and as_of = ? and group_code = ? order by customer")
        .params(active.policy().sha256(), asOf, group)
        .query(String.class)
        .list();
  }

  private static boolean needed(Policy policy) {
    return Population.needed(policy) || new OrderForm(policy).group() != null;
  }

  /**
   * Computes and stores them even if the request ends; null if others were stored meanwhile.
   * Figures without any customer are not stored: customers will be imported later.
   */
  private @Nullable Population first(Active active, LocalDate asOf, Duration patience)
      throws RefusedException {
    turn(patience);
    try {
      if (countedAt(active.policy(), asOf) != null) {
        return null;
      }
      return transactions.apart(
          () -> {
            Roster roster = customers.roster(active, asOf);
            Counted counted = count(roster);
            if (!roster.codes().isEmpty()) {
              keep(KEEP, roster, counted);
            }
            return counted.population();
          });
    } catch (DuplicateKeyException another) {
      return null;
    } finally {
      counting.unlock();
    }
  }

  /** Whether the figures of a day are stored. */
  boolean counted(Active active, LocalDate asOf) {
    return countedAt(active.policy(), asOf) != null;
  }

  private void turn(Duration patience) {
    try {
      if (!counting.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new RefusedRequest(ProblemCode.UNAVAILABLE, COUNTING);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new RefusedRequest(ProblemCode.UNAVAILABLE, COUNTING);
    }
  }

  /** The figures computed at that time; null if they were computed again meanwhile. */
  private @Nullable Population known(Key key, Policy policy) throws RefusedException {
    Population known = recent.get(key);
    Optional<String> kept = known == null ? kept(key) : Optional.empty();
    if (kept.isPresent()) {
      known = Population.parse("population_figures", kept.get(), policy, key.asOf());
      remember(key, known);
    }
    return known;
  }

  /** Computes the figures of a day again and stores them; null for a policy that uses none. */
  public @Nullable Population recount(Roster roster) throws RefusedException {
    if (!needed(roster.active().policy())) {
      return null;
    }
    counting.lock();
    try {
      Counted counted = count(roster);
      return transactions.in(
          () -> {
            keep(KEEP + INSTEAD, roster, counted);
            return counted.population();
          });
    } finally {
      counting.unlock();
    }
  }

  private void remember(Key key, Population population) {
    if (recent.size() >= MOST_KEPT) {
      recent.clear();
    }
    recent.put(key, population);
  }

  private @Nullable String countedAt(Policy policy, LocalDate asOf) {
    return database
        .sql("select counted_at from population_figures where sha256 = ? and as_of = ?")
        .params(policy.sha256(), asOf)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private Optional<String> kept(Key key) {
    return database
        .sql(
            "select content from population_figures"
                + " where sha256 = ? and as_of = ? and counted_at = ?")
        .params(key.sha256(), key.asOf(), key.countedAt())
        .query(String.class)
        .optional();
  }

  private Counted count(Roster roster) throws RefusedException {
    Policy policy = roster.active().policy();
    Fact group = new OrderForm(policy).group();
    Map<String, List<String>> groups = new TreeMap<>();
    Population.Builder builder = new Population.Builder(policy, roster.asOf());
    customers.each(
        roster,
        customer -> {
          Facts facts = customer.facts();
          if (facts != null) {
            builder.add(facts);
            if (group != null && facts.value(group) instanceof String code) {
              groups.computeIfAbsent(code, first -> new ArrayList<>()).add(customer.customer());
            }
          }
        });
    return new Counted(builder.build(), groups);
  }

  private void keep(String sql, Roster roster, Counted counted) {
    StringWriter text = new StringWriter();
    try {
      Population.write(List.of(counted.population()), text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    String sha256 = roster.active().policy().sha256();
    String now = Moments.column(clock.now());
    database.sql(sql).params(sha256, roster.asOf(), text.toString(), now).update();
    database
        .sql("delete from group_member where sha256 = ? and as_of = ?")
        .params(sha256, roster.asOf())
        .update();
    counted
        .groups()
        .forEach(
            (group, members) -> {
              if (members.size() > 1) {
                members.forEach(
                    member ->
                        database.sql(MEMBER).params(sha256, roster.asOf(), member, group).update());
              }
            });
  }
}
