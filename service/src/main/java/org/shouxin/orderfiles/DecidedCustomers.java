package org.shouxin.orderfiles;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.customerfiles.CustomerRow;
import org.shouxin.customerfiles.FilePolicy;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.customerfiles.RoutedFileReader;
import org.shouxin.customerfiles.RoutedRow;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.population.Population;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * The customers whose orders are checked, each decided on by the policy that it is routed to; all
 * of a policy's customers in the file are its population (R15). Keeps the policies prepared. Not
 * thread-safe.
 */
public final class DecidedCustomers implements AutoCloseable {

  private final boolean known;
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final Map<String, Long> unreadable = new HashMap<>();
  private final Map<String, Decisions> decisions = new HashMap<>();

  private DecidedCustomers(boolean known) {
    this.known = known;
  }

  /** No file of customers: orders must supply all their facts. */
  public static DecidedCustomers none() {
    return new DecidedCustomers(false);
  }

  /**
   * Decides on every customer of a file.
   *
   * @param file just opened
   * @param asOf the day to decide on
   * @throws RefusedException if a policy that a row needs cannot be used
   * @throws IOException if reading fails
   */
  public static DecidedCustomers of(RoutedFile file, LocalDate asOf)
      throws RefusedException, IOException {
    DecidedCustomers customers = new DecidedCustomers(true);
    Map<String, List<Facts>> byPolicy = new LinkedHashMap<>();
    RoutedFileReader reader = file.reader();
    for (RawRow raw = file.file().next(); raw != null; raw = file.file().next()) {
      RoutedRow routedRow = reader.read(raw);
      CustomerRow row = routedRow.row();
      FilePolicy policy = routedRow.filePolicy();
      if (row.facts() == null || policy == null) {
        customers.unreadable.putIfAbsent(row.customer(), row.line());
      } else {
        byPolicy.computeIfAbsent(policy.id(), first -> new ArrayList<>()).add(row.facts());
      }
    }
    for (FilePolicy policy : file.filePolicies()) {
      customers.decide(policy.policy(), byPolicy.getOrDefault(policy.id(), List.of()), asOf);
    }
    return customers;
  }

  private void decide(Policy policy, List<Facts> all, LocalDate asOf) {
    decisions(policy)
        .decide(Population.completed(all, all, policy, asOf), asOf)
        .forEach(answer -> answers.putIfAbsent(answer.customer(), answer));
  }

  /** A policy ready to decide; prepared on first use. */
  Decisions decisions(Policy policy) {
    return decisions.computeIfAbsent(policy.sha256(), first -> Decisions.of(policy));
  }

  Map<String, Answer> answers() {
    return answers;
  }

  List<Dictionary> vocabularies() {
    return policies().stream().map(Policy::vocabulary).toList();
  }

  /** The policies that decided on a customer. */
  public List<Policy> policies() {
    return answers.values().stream().map(Answer::policy).distinct().toList();
  }

  /** The policy that decided on a customer, or why there is none. */
  public OrderFile.Choice choice(RawRow order, String customer) {
    Answer answer = answers.get(customer);
    if (answer != null) {
      return new OrderFile.Choice(answer.policy(), List.of());
    }
    Text about = about(customer);
    Text reason =
        new Text(
            "无法确定由哪份政策审查：" + about.zh(), "nothing tells which policy checks it: " + about.en());
    RowFault fault = new RowFault(order.line(), Fact.CUSTOMER, customer, reason);
    return new OrderFile.Choice(null, List.of(fault));
  }

  /** Why there is no decision on a customer; empty if there is one, or none was requested. */
  Text about(String customer) {
    Answer answer = answers.get(customer);
    if (answer instanceof Undecided) {
      return new Text("客户没有评级", "its customer is not graded");
    }
    if (answer != null || !known) {
      return Text.NONE;
    }
    Long line = unreadable.get(customer);
    return line == null
        ? new Text("客户文件中没有该客户", "its customer is not in the file of customers")
        : new Text(
            "客户文件第 " + line + " 行无法读取",
            "line " + line + " of the file of customers, its customer, cannot be used");
  }

  /** Releases the resources of the policies. */
  @Override
  public void close() {
    decisions.values().forEach(Decisions::close);
  }
}
