package org.shouxin.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.customers.Customers;
import org.shouxin.customers.Customers.RoutedCustomer;
import org.shouxin.customers.DailyFigures;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Transactions;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Facts;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.journal.RecordText;
import org.shouxin.operations.DecisionLog;
import org.shouxin.operations.Meters;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policies.PolicyArchive;
import org.shouxin.policy.Policy;
import org.shouxin.policy.routing.Routed.Route;
import org.shouxin.population.Population;
import org.shouxin.problem.RefusedException;
import org.springframework.stereotype.Component;

/**
 * Decides on customers of the database and puts the decisions in force. The decision, its journal
 * record, the credit line and the events are written in one transaction. The customer's credit line
 * is locked until then. Thread-safe, and safe for several nodes.
 */
@Component
public final class CreditDecisions {

  private final Transactions transactions;
  private final Customers customers;
  private final DailyFigures figures;
  private final CreditLines lines;
  private final Journal journal;
  private final PolicyArchive archive;
  private final LineChanges changes;
  private final Meters meters;
  private final BusinessClock clock;

  CreditDecisions(
      Transactions transactions,
      Customers customers,
      DailyFigures figures,
      CreditLines lines,
      Journal journal,
      PolicyArchive archive,
      LineChanges changes,
      Meters meters,
      BusinessClock clock) {
    this.transactions = transactions;
    this.customers = customers;
    this.figures = figures;
    this.lines = lines;
    this.journal = journal;
    this.archive = archive;
    this.changes = changes;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Decides on a customer from what the database knows as of a day (R14, R29).
   *
   * @param policy id of the policy; null for the one that the routing names
   * @throws RefusedException if there is no such customer or policy, nothing routes it, or its
   *     facts cannot be used
   */
  public RecordedDecision decide(
      String customer, @Nullable String policy, LocalDate asOf, Caller caller)
      throws RefusedException {
    RoutedCustomer routed = customers.find(customer, policy, asOf);
    Active active = routed.active();
    Population population = figures.of(active, asOf);
    return transactions.in(
        () -> {
          Map<String, CreditLine> locked = lines.lock(active.id(), List.of(customer));
          Facts known = customers.facts(active, customer, asOf);
          Facts facts = population == null ? known : population.complete(known);
          return put(active, locked, List.of(facts), asOf, caller, null, routed.route()).get(0);
        });
  }

  /**
   * Decides on customers of one policy whose facts are known, and puts the decisions in force.
   *
   * @param known facts over the policy's dictionary, with population figures; no customer twice
   * @param run the grading run they belong to; null for none
   * @return a decision for each, in order
   */
  public List<RecordedDecision> decide(
      Active active, List<Facts> known, LocalDate asOf, Caller caller, @Nullable Long run) {
    List<String> codes = known.stream().map(Facts::customer).toList();
    return transactions.in(
        () -> put(active, lines.lock(active.id(), codes), known, asOf, caller, run, null));
  }

  private List<RecordedDecision> put(
      Active active,
      Map<String, CreditLine> before,
      List<Facts> known,
      LocalDate asOf,
      Caller caller,
      @Nullable Long run,
      @Nullable Route route) {
    List<Answer> answers = active.decisions().decide(known, asOf);
    Instant now = clock.now();
    List<JournalRecord> records = new ArrayList<>();
    List<CreditLine> after = new ArrayList<>();
    List<RecordedDecision> decided = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      JournalRecord record =
          JournalRecord.decided(journal.nextId(), known.get(i), answer, caller.name(), now, run);
      records.add(record);
      CreditLine line = before.get(answer.customer());
      InForce was = line == null ? null : line.inForce();
      InForce is = was;
      if (answer instanceof Decision decision && line != null && line.yieldsTo(asOf)) {
        is = InForce.of(record.id(), decision);
        after.add(new CreditLine(line.customer(), line.policy(), is));
      }
      decided.add(new RecordedDecision(record, answer, route, was, is));
    }
    journal.append(records);
    lines.put(after);
    String currency = active.policy().identity().currency();
    after.forEach(line -> changes.publish(before.get(line.customer()), line, currency));
    Transactions.afterCommit(() -> decided.forEach(each -> log(each, run)));
    return decided;
  }

  /** A run is logged as one, not customer by customer. */
  private void log(RecordedDecision decision, @Nullable Long run) {
    meters.decided(decision.answer());
    if (run == null) {
      DecisionLog.decided(decision.id(), decision.answer().policy().identity().id());
    }
  }

  /**
   * What was in force before a day, regardless of decisions as of that day or later.
   *
   * @return by customer; nothing for who had none
   */
  public Map<String, InForce> before(String policy, Collection<String> customers, LocalDate asOf) {
    return lines.before(policy, customers, asOf);
  }

  /** What is in force for a customer, by policy. */
  public List<CreditLine> lines(String customer) {
    return lines.of(customer);
  }

  /** What was in force for a customer at the end of a day, by what was decided until then. */
  public CreditLine known(String customer, String policy, LocalDate day) {
    return lines.known(customer, policy, day);
  }

  /**
   * What a policy concludes about a customer as of a day; neither recorded nor put in force.
   *
   * @throws RefusedException if there is no such customer, or its facts cannot be used
   */
  public Answer conclude(Active active, String customer, LocalDate asOf) throws RefusedException {
    Population population = figures.of(active, asOf);
    Facts known = customers.facts(active, customer, asOf);
    return active.decisions().decide(population == null ? known : population.complete(known), asOf);
  }

  /** Locks the customer's credit line until the current transaction ends. */
  public CreditLine lock(String customer, String policy) {
    return lines
        .lock(policy, List.of(customer))
        .getOrDefault(customer, new CreditLine(customer, policy, null));
  }

  /** Locks the credit lines of customers under a policy until the current transaction ends. */
  public Map<String, CreditLine> lock(Collection<String> codes, String policy) {
    return lines.lock(policy, codes);
  }

  /** What is in force, regenerated from its record by the version of the policy that decided. */
  DecisionBasis decidedBy(InForce inForce) {
    JournalRecord record = journal.find(inForce.decision()).orElseThrow();
    try {
      Decisions decisions = decisions(record.policySha256());
      Facts facts = RecordText.facts(record.input(), decisions.policy().facts());
      return new DecisionBasis(decisions, decided(decisions.decide(facts, record.asOf())));
    } catch (RefusedException unreadable) {
      throw new IllegalStateException(record.id(), unreadable);
    }
  }

  private Decisions decisions(String sha256) throws RefusedException {
    for (Active active : customers.policies()) {
      if (active.policy().sha256().equals(sha256)) {
        return active.decisions();
      }
    }
    return archive.find(sha256).orElseThrow();
  }

  private static Decision decided(Answer answer) {
    if (answer instanceof Decision decision) {
      return decision;
    }
    throw new IllegalStateException("in force, but not decided: " + answer.customer());
  }

  /**
   * The decision in force, regenerated from its record.
   *
   * @param active the policy of the line
   * @return empty before the first decision by this version of the policy
   */
  public Optional<Decision> inForce(CreditLine line, Active active) {
    InForce inForce = line.inForce();
    if (inForce == null) {
      return Optional.empty();
    }
    Policy policy = active.policy();
    return journal
        .find(inForce.decision())
        .filter(record -> record.policySha256().equals(policy.sha256()))
        .map(
            record ->
                active
                    .decisions()
                    .decide(RecordText.facts(record.input(), policy.facts()), record.asOf()))
        .filter(Decision.class::isInstance)
        .map(Decision.class::cast);
  }
}
