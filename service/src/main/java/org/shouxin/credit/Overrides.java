package org.shouxin.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.shouxin.access.Caller;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.credit.CreditOverride.OverrideWithdrawal;
import org.shouxin.customers.Customers;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Transactions;
import org.shouxin.decision.Decision;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.journal.RecordKind;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policy.Authority;
import org.shouxin.policy.Policy;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.shouxin.web.RequestPlace;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Grades and limits set by people in place of computed ones (R32, R33). An override applies
 * alongside what is computed until its last day or until it is withdrawn, whatever is decided
 * meanwhile; of several active ones the last one made applies. An overridden grade below the
 * computed one bounds the limit by what the policy grants at that grade; a better one does not
 * change it, and neither lifts a sanction. Each is journaled, and published when it becomes active
 * and when it ends, in the transaction that makes it. Thread-safe, and safe for several nodes.
 */
@Component
public final class Overrides {

  private final Transactions transactions;
  private final OverrideRows rows;
  private final CreditDecisions creditDecisions;
  private final Customers customers;
  private final Journal journal;
  private final LineChanges changes;
  private final BusinessClock clock;

  Overrides(
      Transactions transactions,
      OverrideRows rows,
      CreditDecisions creditDecisions,
      Customers customers,
      Journal journal,
      LineChanges changes,
      BusinessClock clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.creditDecisions = creditDecisions;
    this.customers = customers;
    this.journal = journal;
    this.changes = changes;
    this.clock = clock;
  }

  /** What overrides set on a day in place of a decision. */
  public EffectiveOverrides inForce(DecisionBasis decided, LocalDate day) {
    return effective(decided, made(decided, day), day);
  }

  /** The same by the overrides that were made until the end of the day. */
  public EffectiveOverrides known(DecisionBasis decided, LocalDate day) {
    return effective(
        decided,
        made(decided, day).stream()
            .filter(each -> each.recordedAt().isBefore(clock.endOf(day)))
            .toList(),
        day);
  }

  private List<CreditOverride> made(DecisionBasis decided, LocalDate day) {
    Decision decision = decided.decision();
    return rows.of(decision.customer(), decision.policy().identity().id(), day);
  }

  private static EffectiveOverrides effective(
      DecisionBasis decided, List<CreditOverride> made, LocalDate day) {
    return EffectiveOverrides.Active.of(made, day).over(() -> decided);
  }

  /** What overrides set on a day in place of what is in force. */
  EffectiveOverrides inForce(CreditLine line, LocalDate day) {
    return effective(line, rows.of(line.customer(), line.policy(), day), day);
  }

  private EffectiveOverrides effective(CreditLine line, List<CreditOverride> made, LocalDate day) {
    InForce computed = line.inForce();
    return EffectiveOverrides.Active.of(made, day)
        .over(() -> computed == null ? null : creditDecisions.decidedBy(computed));
  }

  /**
   * Makes an override.
   *
   * @throws RefusedException if there is no such customer, policy or value
   * @throws RefusedRequest 403 if it is above the caller's authority, or replaces what a higher
   *     authority set; 409 if there is no decision yet
   */
  CreditOverride make(String customer, OverrideRequest request, Caller caller)
      throws RefusedException {
    LocalDate today = customers.today();
    Active active = customers.find(customer, request.policy(), today).active();
    OverrideRequest.Checked checked = request.checked(active.policy(), today);
    return transactions.in(
        () -> {
          CreditLine line = creditDecisions.lock(customer, active.id());
          InForce computed = line.inForce();
          if (computed == null) {
            customers.requireKnown(customer);
            throw new RefusedRequest(
                ProblemCode.NOT_DECIDED, new Text("该客户还没有评定", "no decision on the customer yet"));
          }
          EffectiveOverrides before = inForce(line, today);
          List<CreditOverride> replaced =
              rows.of(line.customer(), line.policy(), checked.from()).stream()
                  .filter(each -> checked.isReplacing(each.field(), before))
                  .filter(each -> each.appliesWithin(checked.from(), checked.until()))
                  .toList();
          Authority authority =
              authority(active.policy(), computed, checked, replaced, caller, today);
          CreditOverride made =
              new CreditOverride(
                  journal.nextId(),
                  line.customer(),
                  line.policy(),
                  checked.field(),
                  checked.content(),
                  checked.reason(),
                  caller.name(),
                  authority.role(),
                  clock.now(),
                  checked.from(),
                  checked.until(),
                  null);
          boolean begins = !made.validFrom().isAfter(today);
          journal.append(
              record(
                  made.id(),
                  RecordKind.OVERRIDE,
                  made,
                  active.policy(),
                  caller,
                  OverrideText.made(made)));
          rows.insert(made, begins ? made.recordedAt() : null);
          publish(line, made.id(), before, inForce(line, today));
          return made;
        });
  }

  private static Authority authority(
      Policy policy,
      InForce computed,
      OverrideRequest.Checked checked,
      List<CreditOverride> replaced,
      Caller caller,
      LocalDate today) {
    Authorities.Wish wish =
        new Authorities.Wish(
            checked.steps(policy, computed.grade()),
            checked.field() == OverridableField.CREDIT_LIMIT
                ? new BigDecimal(checked.content())
                : null,
            null,
            ChronoUnit.DAYS.between(today, checked.until()),
            Authorities.of(policy, replaced));
    return Authorities.require(policy, caller, wish, checked.pointer(), checked.content());
  }

  /**
   * Ends an override today.
   *
   * @throws RefusedRequest 404 if there is none, 403 if the caller neither made it nor has the
   *     authority, 409 if it is no longer active
   */
  CreditOverride withdraw(String id, String reason, Caller caller) throws RefusedException {
    CreditOverride found = find(id);
    Policy policy = customers.policy(found.policy()).policy();
    LocalDate today = customers.today();
    return transactions.in(
        () -> {
          CreditLine line = creditDecisions.lock(found.customer(), found.policy());
          EffectiveOverrides before = inForce(line, today);
          if (!found.recordedBy().equals(caller.name())) {
            EffectiveOverrides after = without(found, line, today);
            Authorities.require(
                policy,
                caller,
                withdrawal(policy, line, found, before, after),
                RequestPlace.parameter("id"),
                id);
          }
          String record = journal.nextId();
          OverrideWithdrawal withdrawal =
              new OverrideWithdrawal(caller.name(), reason, clock.now(), today);
          if (found.validUntil().isBefore(today) || !rows.withdraw(id, withdrawal, record)) {
            throw new RefusedRequest(
                ProblemCode.ALREADY_DONE, new Text("已经失效", "no longer active"));
          }
          CreditOverride withdrawn = find(id);
          journal.append(
              record(
                  record,
                  RecordKind.OVERRIDE_WITHDRAWN,
                  withdrawn,
                  policy,
                  caller,
                  OverrideText.withdrawn(id, reason)));
          publish(line, record, before, inForce(line, today));
          return withdrawn;
        });
  }

  /**
   * The authority to withdraw another person's override (R33): that by which it was made, and that
   * for the limit that applies afterwards.
   */
  private static Authorities.Wish withdrawal(
      Policy policy,
      CreditLine line,
      CreditOverride found,
      EffectiveOverrides before,
      EffectiveOverrides after) {
    InForce computed = line.inForce();
    boolean grade = found.field() == OverridableField.GRADE;
    BigDecimal limit = grade ? null : new BigDecimal(found.content());
    if (computed != null) {
      BigDecimal back = after.over(computed).creditLimit();
      if (back.compareTo(before.over(computed).creditLimit()) > 0) {
        limit = limit == null ? back : limit.max(back);
      }
    }
    return new Authorities.Wish(
        grade && computed != null
            ? OverrideRequest.steps(policy, computed.grade(), found.content())
            : 0,
        limit,
        null,
        0,
        Authorities.of(policy, List.of(found)));
  }

  private EffectiveOverrides without(CreditOverride left, CreditLine line, LocalDate day) {
    return effective(
        line,
        rows.of(left.customer(), left.policy(), day).stream()
            .filter(each -> !each.id().equals(left.id()))
            .toList(),
        day);
  }

  /** The authorities by which overrides that are effective were set. */
  public List<Authority> authorities(Policy policy, EffectiveOverrides effective) {
    return Authorities.of(policy, effective.refs().stream().map(this::find).toList());
  }

  /** The override of this id. */
  CreditOverride find(String id) {
    return rows.find(id)
        .orElseThrow(
            () ->
                new RefusedRequest(
                    ProblemCode.UNKNOWN_OVERRIDE, new Text("没有这项人工改定", "no such override")));
  }

  /** All of a customer's, oldest first. */
  List<CreditOverride> of(String customer) {
    return rows.of(customer);
  }

  /**
   * Overrides of all customers, newest first.
   *
   * @param active whether only those active on the day
   */
  List<CreditOverride> all(boolean active, LocalDate day, int most) {
    return active ? rows.active(day, most) : rows.newest(most);
  }

  /** What is in force for a customer today, by policy. */
  List<CreditInForce> lines(String customer) {
    LocalDate today = customers.today();
    return creditDecisions.lines(customer).stream()
        .filter(line -> line.inForce() != null)
        .map(
            line -> CreditInForce.of(line, inForce(line, today), customers.currency(line.policy())))
        .toList();
  }

  /** An override alongside what is computed and what applies today. */
  CreditOverrideAnswer answer(CreditOverride made) {
    LocalDate today = customers.today();
    CreditLine line =
        creditDecisions.lines(made.customer()).stream()
            .filter(each -> each.policy().equals(made.policy()))
            .findFirst()
            .orElse(new CreditLine(made.customer(), made.policy(), null));
    return CreditOverrideAnswer.of(
        made, line.inForce(), inForce(line, today), today, customers.currency(made.policy()));
  }

  /** Publishes what begins or ends with today. */
  @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT30S")
  void turn() {
    turn(customers.today());
  }

  /** Publishes overrides that became active or expired; each once, by one of the nodes. */
  void turn(LocalDate today) {
    for (CreditOverride each : rows.begun(today)) {
      turn(each, "begun_at", each.validFrom());
    }
    for (CreditOverride each : rows.ended(today)) {
      turn(each, "ended_at", each.validUntil().plusDays(1));
    }
  }

  private void turn(CreditOverride each, String column, LocalDate day) {
    transactions.in(
        () -> {
          CreditLine line = creditDecisions.lock(each.customer(), each.policy());
          if (rows.published(each.id(), column, clock.now())) {
            EffectiveOverrides before = inForce(line, day.minusDays(1));
            publish(line, each.id(), before, inForce(line, day));
          }
          return each;
        });
  }

  private void publish(
      CreditLine line, String record, EffectiveOverrides before, EffectiveOverrides after) {
    changes.publish(line, record, before, after, customers.currency(line.policy()));
  }

  private JournalRecord record(
      String id,
      RecordKind kind,
      CreditOverride about,
      Policy policy,
      Caller caller,
      String input) {
    return JournalRecord.of(
        id,
        kind,
        about.customer(),
        policy,
        customers.today(),
        caller.name(),
        clock.now(),
        input,
        OverrideText.result(about));
  }
}
