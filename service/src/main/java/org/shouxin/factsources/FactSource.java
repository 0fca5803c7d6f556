package org.shouxin.factsources;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.shouxin.customerfiles.AskedFacts;
import org.shouxin.facts.Fact;
import org.shouxin.facts.MissingText;
import org.shouxin.facts.WhenMissing;
import org.shouxin.orderfiles.OrderForm;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * The source of a policy's facts: the query next to its workbook, run on a database (R30). It
 * returns what was known as of a day; nothing is derived here. Queries for some customers join the
 * caller's transaction. Thread-safe.
 */
public final class FactSource {

  /** Maximum number of customers per query. */
  public static final int MOST = FactQuery.MOST;

  private final Policy policy;
  private final FactQuery query;

  /**
   * How a query and a policy fit together.
   *
   * @param problems the problems
   * @param absent facts that the policy uses and the query has no column for, if the policy can
   *     decide without them
   */
  public record Checked(List<Problem> problems, List<Fact> absent) {}

  FactSource(Policy policy, FactQuery query) {
    this.policy = policy;
    this.query = query;
  }

  SqlFile file() {
    return query.file();
  }

  /** The policy whose dictionary the facts are over. */
  public Policy policy() {
    return policy;
  }

  /**
   * Checks the query against the database and the policy's fact dictionary.
   *
   * @return all problems; facts are delivered only if there are none
   * @throws org.springframework.dao.DataAccessException if the database is unavailable
   */
  public List<Problem> check() {
    return checked().problems();
  }

  /** As {@link #check}, with the facts that the query has no column for. */
  public Checked checked() {
    List<Fact> absent = new ArrayList<>();
    List<Problem> problems = query.checked(columns -> compared(columns, absent));
    return new Checked(problems, List.copyOf(absent));
  }

  private List<Problem> compared(Columns columns, List<Fact> absent) {
    List<Problem> problems = new ArrayList<>(columns.problems());
    List<Fact> always = AskedFacts.always(policy);
    OrderForm orders = new OrderForm(policy);
    policy.facts().facts().stream()
        .filter(fact -> orders.counts(fact) && columns.carry(fact))
        .forEach(fact -> problems.add(counted(query.where(), fact)));
    for (String lacking : orders.lacking()) {
      problems.add(
          new Problem(
              query.where(),
              new Text(
                  "“" + OrderForm.MEMBERS + "”要用到事实 " + lacking,
                  OrderForm.MEMBERS + " needs the fact " + lacking),
              "",
              new Text("事实表中不由表推算的 " + lacking, lacking + " in the facts sheet, not derived")));
    }
    for (Fact fact : AskedFacts.by(policy)) {
      if (columns.carry(fact) || fact.derived() || counted(fact)) {
        continue;
      }
      if (fact.whenMissing() == WhenMissing.REFUSE && always.contains(fact)) {
        problems.add(missing(query.where(), fact, policy.identity().id()));
      } else {
        absent.add(fact);
      }
    }
    return problems;
  }

  private boolean counted(Fact fact) {
    return policy.inputs().population().stream().anyMatch(each -> each.fact().equals(fact));
  }

  /** Orders counted by the adopter are counted twice: by the ERP and as released by us (M2). */
  private Problem counted(String where, Fact fact) {
    String file = policy.identity().id() + ".orders.sql";
    return new Problem(
        where,
        new Text(
            "“" + fact.label().zh() + "”由程序逐单计算，不从数据库取",
            fact.name() + " is counted by the program order by order, not read from the database"),
        fact.name(),
        new Text(
            "删去这一列；ERP 的未清订单逐单写在 " + file + "（见 FACTS.md）",
            "leave the column out; list the ERP's open orders by number in "
                + file
                + ", see FACTS.md"));
  }

  /** A query without a required fact. */
  static Problem missing(String where, Fact fact, String id) {
    return new Problem(
        where,
        MissingText.column(fact, new Text(id + " 缺少它就不作结论", id + " cannot decide")),
        "",
        fact.unit().en().isEmpty()
            ? new Text(fact.name() + " 列", "a column " + fact.name())
            : new Text(
                fact.name() + " 列，单位 " + fact.unit().zh(),
                "a column " + fact.name() + " in " + fact.unit().en()));
  }

  /**
   * The facts of one customer as known on a day; empty if the database does not know it.
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
   * The facts of all customers as known on a day, one query on a connection of its own, streaming
   * rows.
   *
   * @param each receives them ascending by code; must not take minutes for one
   * @throws IllegalStateException if {@link #check} finds problems; nothing was delivered then
   */
  public void all(LocalDate asOf, Consumer<CustomerFacts> each) {
    try {
      query.all(asOf, each);
    } catch (RefusedException unchecked) {
      throw new IllegalStateException(unchecked);
    }
  }
}
