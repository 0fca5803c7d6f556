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
 * All customers of one policy on one day, as far as its population sheet asks about them (R15):
 * with it a customer alone gets the same answer as among all the others. Immutable.
 *
 * <p>A customer counts towards a figure whose {@code of} and {@code within} are given or assumed;
 * amounts count in the policy's currency at the rate of the day, and those without a rate do not
 * count. Sums are exact; figures are rounded half up to six decimals; the order in which customers
 * were added means nothing. {@link #write} and {@link #read} keep a population in a file.
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

  /** Whether a policy asks about all customers together. */
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
   * Fills the population facts that are not given. One that cannot be worked out stays missing:
   * because {@code of} or {@code within} is missing, because nobody in the group counts, or because
   * of {@link #problems}.
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

  /** The figures of a customer that lie outside what their facts may be, at their rows. */
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

  /** Puts together what a file holds. */
  static Population of(Policy policy, LocalDate asOf, List<Series> series) {
    return new Population(policy, asOf, series);
  }

  /** What a policy's figures count up, once each, before anybody is counted. */
  static List<Collecting> asked(Policy policy) {
    Map<String, Groups> groups = new HashMap<>();
    Map<String, Collecting> asked = new java.util.LinkedHashMap<>();
    for (PopulationFigure figure : policy.inputs().population()) {
      Fact within = figure.within();
      String shared = within == null ? "" : within.name();
      String name = figure.of().name() + "/" + shared;
      Collecting before = asked.get(name);
      boolean ordered = Series.ordered(figure.figure()) || before != null && before.ordered();
      Groups among = groups.computeIfAbsent(shared, first -> new Groups(within));
      asked.put(name, new Collecting(figure.of(), among, ordered));
    }
    return List.copyOf(asked.values());
  }

  /**
   * Writes populations of several policies, one after the other: comma separated text that a
   * spreadsheet opens (UTF-8 when {@code out} writes so), read back by {@link #read}.
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
   * value; they are there only where ranks or percentiles are asked for. In the value of a group a
   * line break is written {@code \n} or {@code \r}, a backslash twice, and an apostrophe stands in
   * front of what a spreadsheet would run.
   */
  public static void write(List<Population> populations, Writer out) throws IOException {
    FiguresWriter.write(populations, out);
  }

  /**
   * Reads a policy's population from a file that {@link #write} wrote.
   *
   * @throws RefusedException if it cannot be read, or holds figures of another policy, another
   *     content of it, or another day
   */
  public static Population read(Path file, Policy policy, LocalDate asOf) throws RefusedException {
    return new FiguresReader(file.toString(), policy, asOf).read(file);
  }

  /**
   * Reads a policy's population from what {@link #write} wrote.
   *
   * @param name what problems call it
   * @throws RefusedException as {@link #read} does
   */
  public static Population parse(String name, String text, Policy policy, LocalDate asOf)
      throws RefusedException {
    return new FiguresReader(name, policy, asOf).read(new BufferedReader(new StringReader(text)));
  }

  /**
   * Customers with the figures of all customers filled in.
   *
   * @param customers some of them
   * @param everybody all of them, over the policy's dictionary
   * @param policy of them all
   * @param asOf the day whose rates apply
   * @return the customers as they are when the policy asks for no figures
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

  /** Counts customers. Not for several threads. */
  public static final class Builder {
    private final Policy policy;
    private final LocalDate asOf;
    private final Exchange exchange;
    private final List<Collecting> collecting;

    /**
     * Begins with nobody.
     *
     * @param policy of all the customers
     * @param asOf the day whose rates apply
     */
    public Builder(Policy policy, LocalDate asOf) {
      this.policy = policy;
      this.asOf = asOf;
      this.exchange = new Exchange(policy);
      this.collecting = asked(policy);
    }

    /**
     * Counts a customer; nothing of the facts is kept but the numbers and groups asked for.
     *
     * @param customer facts over the policy's dictionary
     */
    public void add(Facts customer) {
      for (Collecting each : collecting) {
        BigDecimal value = amount(exchange, customer, each.of(), asOf);
        int group = value == null ? Groups.NONE : each.groups().add(customer);
        if (value != null && group != Groups.NONE) {
          each.add(group, value);
        }
      }
    }

    /** The population. The builder must not be used again. */
    public Population build() {
      return of(policy, asOf, collecting.stream().map(Collecting::build).toList());
    }
  }
}
