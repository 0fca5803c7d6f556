package org.shouxin.population;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Exchange;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PopulationFigure;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * All customers of one policy on one day, as far as its population sheet uses them (R15): with it,
 * a customer decided on alone gets the same answer as together with all others. Immutable.
 *
 * <p>A customer is included in a figure if its {@code of} and {@code within} are given or assumed;
 * amounts are converted into the policy's currency at the rate of the day, and those without a rate
 * are left out. Sums are exact; figures are rounded half up to six decimals; the order in which
 * customers were added has no effect. {@link #write} and {@link #read} keep a population in a file.
 */
public final class Population {

  private final Policy policy;
  private final LocalDate asOf;
  private final Exchange exchange;
  private final List<Series> series;
  private final Map<PopulationFigure, Series> byFigure = new HashMap<>();

  private Population(Policy policy, LocalDate asOf, List<Series> series) {
    this.policy = policy;
    this.asOf = asOf;
    this.exchange = new Exchange(policy);
    this.series = List.copyOf(series);
    for (PopulationFigure figure : policy.inputs().population()) {
      for (Series each : series) {
        if (each.of().equals(figure.of()) && same(each.groups().within(), figure.within())) {
          byFigure.put(figure, each);
        }
      }
    }
  }

  /** Whether a policy uses population figures. */
  public static boolean needed(Policy policy) {
    return !policy.inputs().population().isEmpty();
  }

  /** The policy. */
  public Policy policy() {
    return policy;
  }

  /** The day. */
  public LocalDate asOf() {
    return asOf;
  }

  /**
   * Fills the population facts that are not given. One that cannot be computed stays missing:
   * because {@code of} or {@code within} is missing, because no customer of the group is included,
   * or because of {@link #problems}.
   *
   * @param customer facts over this policy's dictionary
   */
  public Facts complete(Facts customer) {
    Facts.Builder completed = null;
    for (PopulationFigure figure : policy.inputs().population()) {
      BigDecimal value = customer.given(figure.fact()) ? null : value(figure, customer);
      if (value != null && allowed(figure.fact(), value)) {
        completed = completed == null ? customer.toBuilder() : completed;
        completed.set(figure.fact(), value);
      }
    }
    return completed == null ? customer : completed.build();
  }

  /** The figures of a customer that lie outside the range of their facts, with their rows. */
  public List<Problem> problems(Facts customer) {
    List<Problem> problems = new ArrayList<>();
    for (PopulationFigure figure : policy.inputs().population()) {
      BigDecimal value = customer.given(figure.fact()) ? null : value(figure, customer);
      if (value != null && !allowed(figure.fact(), value)) {
        problems.add(
            new Problem(
                figure.row().place(),
                new Text(
                    "全体客户得出的“" + figure.fact().label().zh() + "”超出允许范围",
                    figure.fact().name()
                        + ", worked out from all customers, is outside its allowed range"),
                value.toPlainString(),
                ValueReader.range(figure.fact())));
      }
    }
    return problems;
  }

  private static boolean allowed(Fact fact, BigDecimal value) {
    return fact.allows(value) && value.abs().compareTo(Codes.LARGEST) <= 0;
  }

  private @Nullable BigDecimal value(PopulationFigure figure, Facts customer) {
    Series of = byFigure.get(figure);
    BigDecimal own = of == null ? null : amount(exchange, customer, figure.of(), asOf);
    return of == null || own == null
        ? null
        : of.figure(figure.figure(), of.groups().find(customer), own);
  }

  private static @Nullable BigDecimal amount(
      Exchange exchange, Facts customer, Fact of, LocalDate asOf) {
    return exchange.of(customer, of, asOf) instanceof Exchange.Known known ? known.value() : null;
  }

  private static boolean same(@Nullable Fact a, @Nullable Fact b) {
    return a == null ? b == null : a.equals(b);
  }

  List<Series> series() {
    return series;
  }

  /** Assembles the content of a file. */
  static Population of(Policy policy, LocalDate asOf, List<Series> series) {
    return new Population(policy, asOf, series);
  }

  /** The empty series of a policy's figures, each once. */
  static List<SeriesBuilder> asked(Policy policy) {
    Map<String, Groups> groups = new HashMap<>();
    Map<String, SeriesBuilder> asked = new java.util.LinkedHashMap<>();
    for (PopulationFigure figure : policy.inputs().population()) {
      Fact within = figure.within();
      String shared = within == null ? "" : within.name();
      String name = figure.of().name() + "/" + shared;
      SeriesBuilder before = asked.get(name);
      boolean ordered = Series.ordered(figure.figure()) || before != null && before.ordered();
      Groups among = groups.computeIfAbsent(shared, first -> new Groups(within));
      asked.put(name, new SeriesBuilder(figure.of(), among, ordered));
    }
    return List.copyOf(asked.values());
  }

  /**
   * Writes populations of several policies, one after the other: comma-separated text that a
   * spreadsheet can open (UTF-8 when {@code out} writes so), read back by {@link #read}.
   *
   * <pre>
   * shouxin population,1
   * policy,ID,VERSION,SHA-256,AS OF
   * figures,OF,WITHIN
   * group,CUSTOMERS,SUM,VALUE OF WITHIN
   * value,NUMBER,CUSTOMERS
   * </pre>
   *
   * <p>A {@code policy} line begins each policy, a {@code figures} line what is counted up, by fact
   * names ({@code WITHIN} is empty for all customers together), a {@code group} line each group
   * with its exact sum, and {@code value} lines, ascending, say how many of the group have each
   * value; they are present only where ranks or percentiles are needed. In the value of a group a
   * line break is written {@code \n} or {@code \r}, a backslash twice, and an apostrophe precedes
   * what a spreadsheet would run.
   */
  public static void write(List<Population> populations, Writer out) throws IOException {
    FiguresWriter.write(populations, out);
  }

  /**
   * Reads a policy's population from a file that {@link #write} wrote.
   *
   * @throws RefusedException if it cannot be read, or is for another policy, another version of it,
   *     or another day
   */
  public static Population read(Path file, Policy policy, LocalDate asOf) throws RefusedException {
    return new FiguresReader(file.toString(), policy, asOf).read(file);
  }

  /**
   * Reads a policy's population from what {@link #write} wrote.
   *
   * @param name its name in problems
   * @throws RefusedException as {@link #read} does
   */
  public static Population parse(String name, String text, Policy policy, LocalDate asOf)
      throws RefusedException {
    return new FiguresReader(name, policy, asOf).read(new BufferedReader(new StringReader(text)));
  }

  /**
   * Customers with the population figures filled in.
   *
   * @param customers some of them
   * @param everybody all of them, over the policy's dictionary
   * @param policy of them all
   * @param asOf the day whose rates apply
   * @return the customers unchanged if the policy uses no figures
   */
  public static List<Facts> completed(
      List<Facts> customers, List<Facts> everybody, Policy policy, LocalDate asOf) {
    if (!needed(policy)) {
      return customers;
    }
    Builder builder = new Builder(policy, asOf);
    everybody.forEach(builder::add);
    Population population = builder.build();
    return customers.stream().map(population::complete).toList();
  }

  /** Counts customers. Not thread-safe. */
  public static final class Builder {
    private final Policy policy;
    private final LocalDate asOf;
    private final Exchange exchange;
    private final List<SeriesBuilder> series;

    /**
     * Starts empty.
     *
     * @param policy of all the customers
     * @param asOf the day whose rates apply
     */
    public Builder(Policy policy, LocalDate asOf) {
      this.policy = policy;
      this.asOf = asOf;
      this.exchange = new Exchange(policy);
      this.series = asked(policy);
    }

    /**
     * Adds a customer; only the numbers and groups needed are kept.
     *
     * @param customer facts over the policy's dictionary
     */
    public void add(Facts customer) {
      for (SeriesBuilder each : series) {
        BigDecimal value = amount(exchange, customer, each.of(), asOf);
        int group = value == null ? Groups.NONE : each.groups().add(customer);
        if (value != null && group != Groups.NONE) {
          each.add(group, value);
        }
      }
    }

    /** The population. The builder must not be used again. */
    public Population build() {
      return of(policy, asOf, series.stream().map(SeriesBuilder::build).toList());
    }
  }
}
