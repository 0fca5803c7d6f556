package org.shouxin.incidents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.credit.RecordedDecision;
import org.shouxin.customers.Customers;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Transactions;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.json.JsonText;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.PlainText;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Incidents act at once (R29): the incident is stored and journaled, and the customer is decided on
 * again, in one transaction. Thread-safe, and safe for several nodes.
 */
final class Incidents {

  private static final String KIND = "incident";
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_NOTE = 2_000;
  private static final List<String> SEVERITIES = List.of("minor", "serious", "grave");

  private final Transactions transactions;
  private final JdbcClient database;
  private final CreditDecisions desk;
  private final Customers clients;
  private final Journal journal;
  private final BusinessClock clock;

  public Incidents(
      Transactions transactions,
      JdbcClient database,
      CreditDecisions desk,
      Customers clients,
      Journal journal,
      BusinessClock clock) {
    this.transactions = transactions;
    this.database = database;
    this.desk = desk;
    this.clients = clients;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * An incident.
   *
   * @param kind one that the customer's policy knows
   * @param severity {@code minor}, {@code serious}, {@code grave}; null if not stated
   * @param occurredOn day, not after today
   * @param note in words
   * @param number its number; null for a new one
   */
  record Happened(
      @Nullable String kind,
      @Nullable String severity,
      @Nullable LocalDate occurredOn,
      @Nullable String note,
      @Nullable String number) {

    private void require(LocalDate today, List<Problem> problems) throws RefusedException {
      if (severity != null && !SEVERITIES.contains(severity)) {
        problems.add(
            new Problem(
                "severity",
                new Text("没有这种程度", "unknown severity"),
                severity,
                Nearest.suggestion(severity, SEVERITIES)));
      }
      if (occurredOn == null || occurredOn.isAfter(today)) {
        problems.add(
            new Problem(
                "occurred_on",
                new Text("须有已经到来的日期", "required; must not be in the future"),
                occurredOn == null ? "" : occurredOn.toString(),
                Text.same("≤ " + today)));
      }
      tooLong(problems, "note", note, LONGEST_NOTE);
      tooLong(problems, "number", number, LONGEST_NUMBER);
      if (note != null && !PlainText.isWords(note)) {
        problems.add(
            new Problem(
                "note",
                new Text("说明中有控制字符", "the note contains control characters"),
                note,
                PlainText.WORDS));
      }
      if (number != null && (number.isBlank() || !PlainText.isCode(number))) {
        problems.add(
            new Problem(
                "number",
                new Text(
                    "编号为空或有不能用的字符", "the number is empty or has characters that are not allowed"),
                number,
                PlainText.CODE));
      }
      if (!problems.isEmpty()) {
        throw new RefusedException(problems);
      }
    }

    private static void tooLong(
        List<Problem> problems, String field, @Nullable String text, int most) {
      if (text != null && text.length() > most) {
        problems.add(new Problem(field, new Text("太长", "too long"), text, Text.same("≤ " + most)));
      }
    }
  }

  /**
   * The result of an incident.
   *
   * @param number its number
   * @param record id of its journal record
   * @param ruling the new decision
   */
  record Acted(String number, String record, RecordedDecision ruling) {}

  /**
   * Stores the incident and decides on the customer again.
   *
   * @throws RefusedException if there is no such customer, policy or kind
   * @throws RefusedRequest 409 if the number is already used, or the customer is not in the
   *     customer file
   */
  Acted report(String customer, @Nullable String policy, Happened happened, Caller caller)
      throws RefusedException {
    LocalDate today = clients.today();
    Active active = clients.find(customer, policy, today).active();
    String kind = happened.kind() == null ? "" : happened.kind();
    List<Problem> problems = new ArrayList<>();
    IncidentKinds.check(kind, active.sql(), problems);
    happened.require(today, problems);
    return transactions.in(
        () -> {
          desk.lock(customer, active.id());
          String record = journal.nextId();
          String number = happened.number() == null ? "I-" + record : happened.number();
          insert(number, customer, kind, happened, today, caller);
          return acted(number, record, customer, active, told(number, happened), caller, today);
        });
  }

  private void insert(
      String number,
      String customer,
      String kind,
      Happened happened,
      LocalDate today,
      Caller caller) {
    try {
      database
          .sql(
              "insert into incident (number, customer, kind, severity, occurred_on, reported_on,"
                  + " reported_by, note) values (:number, :customer, :kind, :severity, :occurred,"
                  + " :reported, :by, :note)")
          .param("number", number)
          .param("customer", customer)
          .param("kind", kind)
          .param("severity", happened.severity())
          .param("occurred", happened.occurredOn())
          .param("reported", today)
          .param("by", caller.name())
          .param("note", happened.note())
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
   * @throws RefusedRequest 404 if there is none, 409 if it was settled before
   */
  Acted settle(String number, @Nullable String policy, Caller caller) throws RefusedException {
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
    LocalDate today = clients.today();
    Active active = clients.find(customer, policy, today).active();
    return transactions.in(
        () -> {
          desk.lock(customer, active.id());
          int settled =
              database
                  .sql("update incident set settled_on = ? where number = ? and settled_on is null")
                  .params(today, number)
                  .update();
          if (settled == 0) {
            throw new RefusedRequest(ProblemCode.ALREADY_DONE, new Text("已经了结", "already settled"));
          }
          String told =
              JsonText.compact(
                  json -> {
                    json.startObject();
                    json.string("number", number);
                    json.value("settled_on", today);
                    json.end();
                  });
          return acted(number, journal.nextId(), customer, active, told, caller, today);
        });
  }

  private Acted acted(
      String number,
      String record,
      String customer,
      Active active,
      String told,
      Caller caller,
      LocalDate today)
      throws RefusedException {
    RecordedDecision ruling = desk.decide(customer, active.id(), today, caller);
    journal.append(
        JournalRecord.of(
            record,
            KIND,
            customer,
            active.policy(),
            today,
            caller.name(),
            clock.now(),
            told,
            JsonText.compact(
                json -> {
                  json.startObject();
                  json.string("decision", ruling.id());
                  json.end();
                })));
    return new Acted(number, record, ruling);
  }

  private static String told(String number, Happened happened) {
    return JsonText.compact(
        json -> {
          json.startObject();
          json.string("number", number);
          json.value("kind", happened.kind());
          json.value("severity", happened.severity());
          json.value("occurred_on", happened.occurredOn());
          json.value("note", happened.note());
          json.end();
        });
  }
}
