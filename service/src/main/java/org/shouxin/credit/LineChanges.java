package org.shouxin.credit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.outbox.Change;
import org.shouxin.outbox.Outbox;

/**
 * Publishes what a decision changed: {@code grade_changed} for grade and standing, {@code
 * limit_changed} for limit and days of credit. A first decision changes both.
 */
final class LineChanges {

  private static final String GRADE = "grade_changed";
  private static final String LIMIT = "limit_changed";

  private final Outbox outbox;

  LineChanges(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Publishes the differences, in the current transaction. */
  void publish(@Nullable CreditLine before, CreditLine after) {
    InForce was = before == null ? null : before.inForce();
    InForce is = after.inForce();
    if (is == null) {
      return;
    }
    publish(GRADE, after, is, was == null ? Map.of() : grade(was), grade(is));
    publish(LIMIT, after, is, was == null ? Map.of() : limit(was), limit(is));
  }

  private void publish(
      String kind,
      CreditLine line,
      InForce is,
      Map<String, Object> before,
      Map<String, Object> now) {
    if (!before.equals(now)) {
      outbox.add(line.customer(), kind, new Change(line.policy(), is.decision(), before, now));
    }
  }

  private static Map<String, Object> grade(InForce line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("grade", line.grade());
    fields.put("standing", line.standing());
    return fields;
  }

  private static Map<String, Object> limit(InForce line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("credit_limit", line.creditLimit());
    fields.put("credit_days", line.creditDays());
    return fields;
  }
}
