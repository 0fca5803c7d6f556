package org.shouxin.credit;

import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditEvents.CreditOverridden;
import org.shouxin.credit.CreditEvents.GradeChanged;
import org.shouxin.credit.CreditEvents.LimitChanged;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.outbox.EventKind;
import org.shouxin.outbox.Outbox;
import org.shouxin.web.Money;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes changes of credit lines: {@code grade_changed} for grade and standing as computed,
 * {@code limit_changed} for limit and days of credit as computed, {@code credit_overridden} for
 * what overrides change. A first decision changes grade and limit.
 */
@Component
final class LineChanges {

  private final Outbox outbox;
  private final JsonMapper json;

  LineChanges(Outbox outbox, JsonMapper json) {
    this.outbox = outbox;
    this.json = json;
  }

  /**
   * Publishes what a decision changed, in the current transaction.
   *
   * @param currency of the policy
   */
  void publish(@Nullable CreditLine before, CreditLine after, String currency) {
    InForce was = before == null ? null : before.inForce();
    InForce is = after.inForce();
    if (is == null) {
      return;
    }
    if (was == null || !was.grade().equals(is.grade()) || !was.standing().equals(is.standing())) {
      publish(
          after,
          EventKind.GRADE_CHANGED,
          new GradeChanged(
              after.policy(),
              is.decision(),
              was == null ? null : was.grade(),
              was == null ? null : was.standing(),
              is.grade(),
              is.standing()));
    }
    if (was == null
        || was.creditLimit().compareTo(is.creditLimit()) != 0
        || was.creditDays() != is.creditDays()) {
      publish(
          after,
          EventKind.LIMIT_CHANGED,
          new LimitChanged(
              after.policy(),
              is.decision(),
              was == null ? null : Money.of(was.creditLimit(), currency),
              was == null ? null : was.creditDays(),
              Money.of(is.creditLimit(), currency),
              is.creditDays()));
    }
  }

  /**
   * Publishes what overrides changed, in the current transaction.
   *
   * @param record id of the journal record with the reason
   */
  void publish(
      CreditLine line,
      String record,
      EffectiveOverrides before,
      EffectiveOverrides after,
      String currency) {
    InForce computed = line.inForce();
    if (computed == null) {
      return;
    }
    InForce was = before.over(computed);
    InForce is = after.over(computed);
    boolean sameGrade = was.grade().equals(is.grade());
    boolean sameLimit = was.creditLimit().compareTo(is.creditLimit()) == 0;
    if (!sameGrade || !sameLimit) {
      publish(
          line,
          EventKind.CREDIT_OVERRIDDEN,
          new CreditOverridden(
              line.policy(),
              record,
              sameGrade ? null : was.grade(),
              sameLimit ? null : Money.of(was.creditLimit(), currency),
              sameGrade ? null : is.grade(),
              sameLimit ? null : Money.of(is.creditLimit(), currency)));
    }
  }

  private void publish(CreditLine line, EventKind kind, Object data) {
    outbox.add(line.customer(), kind, json.writeValueAsString(data));
  }
}
