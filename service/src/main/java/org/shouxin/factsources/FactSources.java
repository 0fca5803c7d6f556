package org.shouxin.factsources;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shouxin.policies.ActivePolicies;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policies.ProblemLog;
import org.shouxin.policy.Policy;
import org.shouxin.policy.routing.Routing;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.ProblemCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The sources of all active policies, and of the routing. Files are checked when the service starts
 * and when they or their workbooks change; a file that is refused leaves the last good query in
 * place, and {@link #problems} gives the reasons. Thread-safe.
 */
@Component
public final class FactSources implements AutoCloseable {

  private static final String UNAVAILABLE = ProblemCode.UNAVAILABLE.code();

  private final ActivePolicies policies;
  private final PolicyShelf shelf;
  private final FactsDatabase facts;
  private final DataSource database;
  private final Duration timeout;
  private final Path routingSql;
  private final ProblemLog log = new ProblemLog("facts");
  private volatile State state = new State(Map.of(), Map.of(), null);

  private record State(
      Map<String, LastGood<FactSource>> sources,
      Map<String, LastGood<OrderSource>> orders,
      @Nullable LastGood<RoutingSource> routing) {}

  /**
   * Reads and checks the files next to the workbooks.
   *
   * @param timeout how long a query may take, whole seconds
   */
  FactSources(
      ActivePolicies policies,
      PolicyShelf shelf,
      FactsDatabase database,
      @Value("PT${shouxin.sources.timeout}S") Duration timeout) {
    this.policies = policies;
    this.shelf = shelf;
    this.facts = database;
    this.database = database.source();
    this.timeout = timeout;
    this.routingSql =
        shelf
            .home()
            .resolve(PolicyShelf.FOLDER)
            .resolve(PolicyShelf.ROUTING)
            .resolve(PolicyShelf.ROUTING + ".facts.sql");
    refresh();
  }

  /**
   * The sources of a shelf, outside a service.
   *
   * @param shared the service's own database
   * @param settings may name another database for facts
   */
  public static FactSources of(
      ActivePolicies policies, PolicyShelf shelf, DataSource shared, Environment settings) {
    return new FactSources(
        policies,
        shelf,
        new FactsDatabase(shared, settings),
        Duration.ofSeconds(settings.getRequiredProperty("shouxin.sources.timeout", Long.class)));
  }

  /** Checks the files again; call it after {@link ActivePolicies#refresh}. */
  public synchronized void refresh() {
    State last = state;
    Pass pass = new Pass();
    Map<String, LastGood<FactSource>> sources = new LinkedHashMap<>();
    for (Active active : policies.all()) {
      Policy policy = active.policy();
      String where = active.sql().toString();
      sources.put(
          active.id(),
          LastGood.renewed(
              last.sources().get(active.id()),
              active.sql(),
              policy.sha256(),
              file ->
                  new FactSource(
                      policy, new FactQuery(where, file, policy.facts(), database, timeout)),
              source -> pass.ask(source::check)));
    }
    state = new State(sources, orders(last, pass), routing(last, pass));
    log.found(refused());
  }

  private Map<String, LastGood<OrderSource>> orders(State last, Pass pass) {
    Map<String, LastGood<OrderSource>> orders = new LinkedHashMap<>();
    for (Active active : policies.all()) {
      Path sql = active.ordersSql();
      if (Files.exists(sql) || last.orders().containsKey(active.id())) {
        orders.put(
            active.id(),
            LastGood.renewed(
                last.orders().get(active.id()),
                sql,
                "orders",
                file ->
                    new OrderSource(
                        new FactQuery(
                            sql.toString(), file, OrderSource.COLUMNS, database, timeout)),
                source -> pass.ask(source::check)));
      }
    }
    return orders;
  }

  private @Nullable LastGood<RoutingSource> routing(State last, Pass pass) {
    Routing routing = policies.routing();
    if (routing == null) {
      return null;
    }
    String where = routingSql.toString();
    return LastGood.renewed(
        last.routing(),
        routingSql,
        routing.sha256(),
        file ->
            new RoutingSource(
                routing, new FactQuery(where, file, routing.facts(), database, timeout)),
        source -> pass.ask(source::check));
  }

  /** A database that is away is asked once a pass: each time takes seconds. */
  private static final class Pass {

    private @Nullable DataAccessException away;

    List<Problem> ask(Supplier<List<Problem>> check) {
      if (away != null) {
        throw away;
      }
      try {
        return check.get();
      } catch (DataAccessException fault) {
        away = fault;
        throw fault;
      }
    }
  }

  /** Why a database of facts that is not the service's own cannot be reached; empty if it can. */
  public Optional<Problem> unreachable() {
    return Optional.ofNullable(facts.unreachable());
  }

  /** The problems of the current files; the last good ones are used meanwhile. */
  public List<Problem> problems() {
    State now = state;
    List<Problem> problems = new ArrayList<>();
    now.sources().values().forEach(kept -> problems.addAll(kept.problems()));
    now.orders().values().forEach(kept -> problems.addAll(kept.problems()));
    if (now.routing() != null) {
      problems.addAll(now.routing().problems());
    }
    return problems;
  }

  /** The same without files that are not there: their facts come from the callers. */
  public List<Problem> refused() {
    return problems().stream().filter(each -> !each.code().equals(SqlFile.ABSENT)).toList();
  }

  /**
   * The source of this version of a policy.
   *
   * @throws RefusedException if there is no valid file of its facts: 503, the caller cannot help it
   */
  public FactSource of(Active active) throws RefusedException {
    LastGood<FactSource> kept = state.sources().get(active.id());
    FactSource source = kept == null ? null : kept.source();
    if (source == null || source.policy() != active.policy()) {
      refresh();
      kept = state.sources().get(active.id());
      source = kept == null ? null : kept.source();
    }
    if (source == null || source.policy() != active.policy()) {
      throw unusable(kept, active.sql());
    }
    return source;
  }

  /** Whether there is a source of this version of a policy. */
  public boolean usable(Active active) {
    LastGood<FactSource> kept = state.sources().get(active.id());
    FactSource source = kept == null ? null : kept.source();
    return source != null && source.policy() == active.policy();
  }

  /**
   * The ERP's open orders for a policy; null without a file of them, when the ERP's orders are not
   * counted.
   *
   * @throws RefusedException if there has never been a valid file
   */
  public @Nullable OrderSource orders(Active active) throws RefusedException {
    LastGood<OrderSource> kept = state.orders().get(active.id());
    if (kept != null && kept.source() == null) {
      throw unusable(kept, active.ordersSql());
    }
    return kept == null ? null : kept.source();
  }

  /**
   * Which policy decides on a customer as known on a day; empty if the database does not know it.
   *
   * @throws RefusedException if there is no routing, or no valid file of its facts
   */
  public Optional<CustomerRoute> route(String customer, LocalDate asOf) throws RefusedException {
    return Optional.ofNullable(routes(List.of(customer), asOf).get(customer));
  }

  /**
   * Which policies decide on customers as known on a day.
   *
   * @param codes at most {@link FactSource#MOST}
   * @return by code, ascending; without those that the database does not know
   * @throws RefusedException if there is no routing, or no valid file of its facts
   */
  public Map<String, CustomerRoute> routes(Collection<String> codes, LocalDate asOf)
      throws RefusedException {
    return routing().some(codes, asOf);
  }

  /**
   * Which policies decide on all customers as known on a day, in a stream.
   *
   * @param each receives them ascending by code
   * @throws RefusedException if there is no routing, or no valid file of its facts
   */
  public void routes(LocalDate asOf, Consumer<CustomerRoute> each) throws RefusedException {
    routing().all(asOf, each);
  }

  private RoutingSource routing() throws RefusedException {
    if (policies.routing() == null && shelf.routing().isEmpty()) {
      throw new RefusedException(
          List.of(
              new Problem(
                  "policy",
                  new Text("没有路由，须指明政策", "there is no routing, so the policy must be named"),
                  "",
                  Text.same(String.join(", ", policies.all().stream().map(Active::id).toList())),
                  "missing")));
    }
    LastGood<RoutingSource> kept = state.routing();
    RoutingSource source = kept == null ? null : kept.source();
    if (source == null) {
      throw unusable(kept, routingSql);
    }
    return source;
  }

  private static RefusedException unusable(@Nullable LastGood<?> kept, Path sql) {
    List<Problem> problems = kept == null ? List.of() : kept.problems();
    return new RefusedException(
        problems.isEmpty()
            ? List.of(
                new Problem(
                    sql.toString(),
                    new Text("工作簿不能用", "its workbook cannot be used"),
                    "",
                    new Text("见政策的问题", "see the problems of the policies"),
                    UNAVAILABLE))
            : problems.stream().map(each -> each.coded(UNAVAILABLE)).toList());
  }

  /** Lets go of a database of its own. */
  @Override
  public void close() {
    facts.close();
  }
}
