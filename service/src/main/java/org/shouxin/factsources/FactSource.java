package org.shouxin.factsources;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.shouxin.customerfiles.AskedFacts;
import org.shouxin.facts.Fact;
import org.shouxin.facts.MissingText;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;

/**
 * Where a policy's facts come from: the query beside its workbook, asked of a database (R30). It
 * tells what was known on a day; nothing is worked out here. Questions about some customers join
 * the caller's transaction. Safe for several threads.
 */
public final class FactSource implements FileQuery {

  /** Most customers of one question. */
  public static final int MOST = FactQuery.MOST;

  /** How long a query may take unless something else is said. */
  public static final Duration TIMEOUT = Duration.ofMinutes(10);

  private final Policy policy;
  private final String where;
  private final FactQuery query;

  /**
   * How a query and a policy fit together.
   *
   * @param problems what is wrong
   * @param absent facts that the policy asks about and the query has no column for, as far as the
   *     policy can decide without them
   */
  public record Checked(List<Problem> problems, List<Fact> absent) {}

  private FactSource(Policy policy, String where, FactQuery query) {
    this.policy = policy;
    this.where = where;
    this.query = query;
  }

  /**
   * Reads a policy's query. The database is not asked yet.
   *
   * @param sql the file
   * @throws RefusedException with every problem of the file, each at its line
   */
  public static FactSource of(Policy policy, Path sql, DataSource database)
      throws RefusedException {
    return of(policy, sql, database, TIMEOUT);
  }

  /**
   * Reads a policy's query. The database is not asked yet.
   *
   * @param timeout how long a query may take, whole seconds
   * @throws RefusedException with every problem of the file, each at its line
   */
  public static FactSource of(Policy policy, Path sql, DataSource database, Duration timeout)
      throws RefusedException {
    return of(policy, sql.toString(), SqlFile.read(sql), database, timeout);
  }

  static FactSource of(
      Policy policy, String where, SqlFile file, DataSource database, Duration timeout) {
    return new FactSource(
        policy, where, new FactQuery(where, file, policy.facts(), database, timeout));
  }

  /** The policy whose dictionary the facts are over. */
  public Policy policy() {
    return policy;
  }

  @Override
  public SqlFile file() {
    return query.file();
  }

  /**
   * Sets the query against the database and the policy's fact dictionary.
   *
   * @return everything that is wrong; facts are delivered only when nothing is
   * @throws org.springframework.dao.DataAccessException if the database is away
   */
  @Override
  public List<Problem> check() {
    return checked().problems();
  }

  /** As {@link #check}, with what the query has no column for beside it. */
  public Checked checked() {
    List<Fact> absent = new ArrayList<>();
    List<Problem> problems = checking(where, query, columns -> compared(columns, absent));
    return new Checked(problems, List.copyOf(absent));
  }

  /** Asks for the columns of a query; a query that the database refuses is a problem. */
  static List<Problem> checking(
      String where, FactQuery query, Function<Columns, List<Problem>> comparing) {
    try {
      return comparing.apply(query.columns());
    } catch (NonTransientDataAccessException refused) {
      if (refused instanceof NonTransientDataAccessResourceException) {
        throw refused;
      }
      return List.of(
          new Problem(
              where,
              new Text("数据库不接受这个查询", "the database refuses the query"),
              String.valueOf(refused.getMostSpecificCause().getMessage())));
    }
  }

  private List<Problem> compared(Columns columns, List<Fact> absent) {
    List<Problem> problems = new ArrayList<>(columns.problems());
    List<Fact> always = AskedFacts.always(policy);
    for (Fact fact : AskedFacts.by(policy)) {
      if (columns.carry(fact) || fact.derived() || counted(fact)) {
        continue;
      }
      if (fact.whenMissing() == WhenMissing.REFUSE && always.contains(fact)) {
        problems.add(missing(where, fact, policy.identity().id()));
      } else {
        absent.add(fact);
      }
    }
    return problems;
  }

  private boolean counted(Fact fact) {
    return policy.inputs().population().stream().anyMatch(each -> each.fact().equals(fact));
  }

  /** A query without a fact that must not be missing. */
  static Problem missing(String where, Fact fact, String id) {
    return new Problem(
        where,
        MissingText.column(fact, new Text(id + " 缺少它就不作结论", id + " concludes nothing")),
        "",
        fact.unit().en().isEmpty()
            ? new Text(fact.name() + " 列", "a column " + fact.name())
            : new Text(
                fact.name() + " 列，单位 " + fact.unit().zh(),
                "a column " + fact.name() + " in " + fact.unit().en()));
  }

  /**
   * The facts of one customer as known on a day; empty when the database does not know it.
   *
   * @throws IllegalStateException if {@link #check} finds problems
   */
  public Optional<CustomerFacts> customer(String code, LocalDate asOf) {
    return Optional.ofNullable(customers(List.of(code), asOf).get(code));
  }

  /**
   * The facts of particular customers as known on a day.
   *
   * @param codes at most {@value #MOST}
   * @return by code, ascending; without those that the database does not know
   * @throws IllegalStateException if {@link #check} finds problems
   */
  public Map<String, CustomerFacts> customers(Collection<String> codes, LocalDate asOf) {
    try {
      return query.some(codes, asOf);
    } catch (RefusedException unchecked) {
      throw new IllegalStateException(unchecked);
    }
  }

  /**
   * The facts of all customers as known on a day, one query on a connection of its own, rows as
   * they come.
   *
   * @param each takes them ascending by code; must not take minutes for one
   * @throws IllegalStateException if {@link #check} finds problems; nobody was delivered then
   */
  public void all(LocalDate asOf, Consumer<CustomerFacts> each) {
    try {
      query.all(asOf, each);
    } catch (RefusedException unchecked) {
      throw new IllegalStateException(unchecked);
    }
  }
}
