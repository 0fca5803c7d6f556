package org.shouxin.credit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.shouxin.operations.WebhookShape;
import org.shouxin.problem.Text;
import org.shouxin.web.Money;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is posted to webhooks when a credit line changes, for the description of the interface. */
@Configuration(proxyBeanMethods = false)
class CreditEvents {

  static final String GRADE_CHANGED = "grade_changed";
  static final String LIMIT_CHANGED = "limit_changed";
  static final String CREDIT_OVERRIDDEN = "credit_overridden";

  /**
   * A grade or a standing as computed changed.
   *
   * @param id of the event; the same when it is sent again
   * @param kind of the event
   * @param customer code of the customer
   * @param occurredAt when it happened
   * @param data what changed
   */
  record GradeChangedEvent(
      String id,
      @Schema(allowableValues = GRADE_CHANGED) String kind,
      String customer,
      Instant occurredAt,
      GradeChanged data) {}

  /**
   * The grade and the standing as computed.
   *
   * @param policy id of the policy
   * @param decision id of the decision with the reasons
   * @param previousGrade code of the grade before; left out at the first decision
   * @param previousStanding the standing before; left out at the first decision
   * @param grade code of the grade
   * @param standing normal, or a sanction of the policy such as suspended
   */
  record GradeChanged(
      String policy,
      String decision,
      @Nullable String previousGrade,
      @Nullable String previousStanding,
      String grade,
      String standing) {}

  /**
   * A credit limit or the days of credit as computed changed.
   *
   * @param id of the event; the same when it is sent again
   * @param kind of the event
   * @param customer code of the customer
   * @param occurredAt when it happened
   * @param data what changed
   */
  record LimitChangedEvent(
      String id,
      @Schema(allowableValues = LIMIT_CHANGED) String kind,
      String customer,
      Instant occurredAt,
      LimitChanged data) {}

  /**
   * The credit limit and the days of credit as computed.
   *
   * @param policy id of the policy
   * @param decision id of the decision with the reasons
   * @param previousCreditLimit the credit limit before; left out at the first decision
   * @param previousCreditDays the days of credit before; left out at the first decision
   * @param creditLimit the credit limit
   * @param creditDays days of credit
   */
  record LimitChanged(
      String policy,
      String decision,
      @Nullable Money previousCreditLimit,
      @Nullable Integer previousCreditDays,
      Money creditLimit,
      int creditDays) {}

  /**
   * Another grade or limit applies because people set it, because they withdrew it, or because it
   * began or ended with the day.
   *
   * @param id of the event; the same when it is sent again
   * @param kind of the event
   * @param customer code of the customer
   * @param occurredAt when it happened
   * @param data what changed
   */
  record CreditOverriddenEvent(
      String id,
      @Schema(allowableValues = CREDIT_OVERRIDDEN) String kind,
      String customer,
      Instant occurredAt,
      CreditOverridden data) {}

  /**
   * The grade and the credit limit that apply; only what changed.
   *
   * @param policy id of the policy
   * @param record id of the journal record with the reason
   * @param previousGrade code of the grade before
   * @param previousCreditLimit the credit limit before
   * @param grade code of the grade
   * @param creditLimit the credit limit
   */
  record CreditOverridden(
      String policy,
      String record,
      @Nullable String previousGrade,
      @Nullable Money previousCreditLimit,
      @Nullable String grade,
      @Nullable Money creditLimit) {}

  @Bean
  WebhookShape gradeChanged() {
    return new WebhookShape(
        "gradeChanged",
        new Text("客户的等级或状态改变", "The grade or the standing of a customer changed"),
        GradeChangedEvent.class);
  }

  @Bean
  WebhookShape limitChanged() {
    return new WebhookShape(
        "limitChanged",
        new Text("客户的额度或账期改变", "The credit limit or the days of credit of a customer changed"),
        LimitChangedEvent.class);
  }

  @Bean
  WebhookShape creditOverridden() {
    return new WebhookShape(
        "creditOverridden",
        new Text("人工改定开始或结束", "People set a grade or limit, or what they set ended"),
        CreditOverriddenEvent.class);
  }
}
