package org.shouxin.incidents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.credit.RecordedDecision;
import org.shouxin.customers.Customers;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Transactions;
import org.shouxin.incidents.IncidentRequest.IncidentSeverity;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.journal.RecordKind;
import org.shouxin.json.JsonText;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Incidents act at once (R29): the incident is stored and journaled, and the customer is decided on
 * again, in one transaction. Thread-safe, and safe for several nodes.
 */
@Component
final class Incidents {

  private final Transactions transactions;
  private final JdbcClient database;
  private final CreditDecisions creditDecisions;
  private final Customers customers;
  private final Journal journal;
  private final BusinessClock clock;

  Incidents(
      Transactions transactions,
      JdbcClient database,
      CreditDecisions creditDecisions,
      Customers customers,
      Journal journal,
      BusinessClock clock) {
    this.transactions = transactions;
    this.database = database;
    this.creditDecisions = creditDecisions;
    this.customers = customers;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * The result of an incident.
   *
   * @param number its number
   * @param record id of its journal record
   * @param decision the new decision
   */
  record Handled(String number, String record, RecordedDecision decision) {}

  /**
   * Stores the incident and decides on the customer again.
   *
   * @throws RefusedException if there is no such customer, policy or kind
   * @throws RefusedRequest 409 if the number is already used, or the customer is not in the
   *     customer file
   */
  Handled report(String customer, IncidentRequest incident, Caller caller) throws RefusedException {
    LocalDate today = customers.today();
    Active active = customers.find(customer, incident.policy(), today).active();
    check(incident.kind(), active.sql());
    return transactions.in(
        () -> {
          creditDecisions.lock(customer, active.id());
          String record = journal.nextId();
          String number = incident.incident() == null ? "I-" + record : incident.incident();
          insert(number, customer, incident, today, caller);
          return handled(number, record, customer, active, input(number, incident), caller, today);
        });
  }

  /**
   * Refuses a kind that a policy does not know: one that its SQL file does not name in quotes. If
   * the file names none, all kinds are accepted.
   *
   * @param sql the file next to the policy's workbook
   */
  private static void check(IncidentKind kind, Path sql) throws RefusedException {
    List<String> all = Arrays.stream(IncidentKind.values()).map(JsonText::code).toList();
    String code = JsonText.code(kind);
    List<String> named = List.of();
    try {
      String text = Files.readString(sql);
      named = all.stream().filter(each -> text.contains("'" + each + "'")).toList();
    } catch (IOException unreadable) {
      // The policy decides on other facts, or its source reports the file.
    }
    if (!named.isEmpty() && !named.contains(code)) {
      throw new RefusedException(
          List.of(
              new Problem(
                  "/kind",
                  new Text("政策不认识这种事件", "the policy knows no such kind of incident"),
                  code,
                  Text.same(String.join(", ", named)),
                  "unknown_kind")));
    }
  }

  private void insert(
      String number, String customer, IncidentRequest incident, LocalDate today, Caller caller) {
    IncidentSeverity severity = incident.severity();
    try {
      database
          .sql(
              "insert into incident (number, customer, kind, severity, occurred_on, reported_on,"
                  + " reported_by, note) values (:number, :customer, :kind, :severity, :occurred,"
                  + " :reported, :by, :note)")
          .param("number", number)
          .param("customer", customer)
          .param("kind", JsonText.code(incident.kind()))
          .param("severity", severity == null ? null : JsonText.code(severity))
          .param("occurred", incident.occurredOn())
          .param("reported", today)
          .param("by", caller.name())
          .param("note", incident.note())
          .update();
    } catch (DuplicateKeyException taken) {
      throw new RefusedRequest(
          ProblemCode.NUMBER_TAKEN, new Text("编号已经使用", "the number is already used"));
    } catch (DataIntegrityViolationException unknown) {
      throw new RefusedRequest(
          ProblemCode.CONFLICT, new Text("客户档案里没有该客户", "the customer is not in the customer file"));
    }
  }

  /**
   * Marks an incident as settled, and decides on the customer again.
   *
   * @param policy id of the policy; null for the one that decides on the customer
   * @throws RefusedRequest 404 if there is none, 409 if it was settled before, 400 if there is no
   *     such policy
   */
  Handled settle(String number, @Nullable String policy, Caller caller) throws RefusedException {
    String customer =
        database
            .sql("select customer from incident where number = ?")
            .param(number)
            .query(String.class)
            .optional()
            .orElseThrow(
                () ->
                    new RefusedRequest(
                        ProblemCode.UNKNOWN_INCIDENT, new Text("没有这件事", "no such incident")));
    customers.requireKnownPolicy(policy);
    LocalDate today = customers.today();
    Active active = customers.find(customer, policy, today).active();
    return transactions.in(
        () -> {
          creditDecisions.lock(customer, active.id());
          int settled =
              database
                  .sql("update incident set settled_on = ? where number = ? and settled_on is null")
                  .params(today, number)
                  .update();
          if (settled == 0) {
            throw new RefusedRequest(ProblemCode.ALREADY_DONE, new Text("已经了结", "already settled"));
          }
          String input =
              JsonText.of(json -> json.value("number", number).value("settled_on", today));
          return handled(number, journal.nextId(), customer, active, input, caller, today);
        });
  }

  private Handled handled(
      String number,
      String record,
      String customer,
      Active active,
      String input,
      Caller caller,
      LocalDate today)
      throws RefusedException {
    RecordedDecision decision = creditDecisions.decide(customer, active.id(), today, caller);
    journal.append(
        JournalRecord.of(
            record,
            RecordKind.INCIDENT,
            customer,
            active.policy(),
            today,
            caller.name(),
            clock.now(),
            input,
            JsonText.of(json -> json.value("decision", decision.id()))));
    return new Handled(number, record, decision);
  }

  private static String input(String number, IncidentRequest incident) {
    return JsonText.of(
        json ->
            json.value("number", number)
                .value("kind", incident.kind())
                .value("severity", incident.severity())
                .value("occurred_on", incident.occurredOn())
                .value("note", incident.note()));
  }
}
