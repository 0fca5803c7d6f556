package org.shouxin.credit;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.operations.WebhookShape;
import org.shouxin.outbox.EventKind;
import org.shouxin.problem.Text;
import org.shouxin.web.Money;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The data of events about credit lines. */
@Configuration(proxyBeanMethods = false)
class CreditEvents {

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
        new Text("客户的等级或状态改变", "The grade or the standing of a customer changed"),
        GradeChanged.class,
        Set.of(EventKind.GRADE_CHANGED));
  }

  @Bean
  WebhookShape limitChanged() {
    return new WebhookShape(
        new Text("客户的额度或账期改变", "The credit limit or the days of credit of a customer changed"),
        LimitChanged.class,
        Set.of(EventKind.LIMIT_CHANGED));
  }

  @Bean
  WebhookShape creditOverridden() {
    return new WebhookShape(
        new Text("人工改定开始或结束", "People set a grade or limit, or what they set ended"),
        CreditOverridden.class,
        Set.of(EventKind.CREDIT_OVERRIDDEN));
  }
}
