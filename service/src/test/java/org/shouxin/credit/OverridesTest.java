package org.shouxin.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.access.Caller;
import org.shouxin.access.Role;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;

/** Overrides of a grade or limit: within an authority, for a time, next to what is computed. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class OverridesTest {

  private static final EffectiveOverrides NOTHING =
      new EffectiveOverrides(null, null, null, List.of());

  private final TestDesk desk;
  private final TestService service;
  private final LocalDate today;

  OverridesTest(TestDatabase database) {
    desk = TestDesk.on(database);
    service = desk.service();
    today = desk.today();
  }

  private String decided() throws Exception {
    String customer = desk.customer();
    decide(customer, today);
    return customer;
  }

  private RecordedDecision decide(String customer, LocalDate asOf) throws Exception {
    return service.bean(CreditDecisions.class).decide(customer, "desk", asOf, Caller.command());
  }

  private Reply limit(Role role, String customer, String amount, int days) {
    return set(role, customer, "credit_limit", amount, days);
  }

  private Reply set(Role role, String customer, String field, String to, int days) {
    String content = field.equals("grade") ? "\"grade\":\"" + to + "\"" : "\"amount\":" + to;
    return from(role, customer, "\"field\":\"" + field + "\"," + content, 0, days);
  }

  private Reply from(Role role, String customer, String content, int first, int last) {
    return service.post(
        service.key(role),
        "/api/v1/customers/" + customer + "/overrides",
        "{\"policy\":\"desk\","
            + content
            + ",\"reason\":\"fair\",\"valid_from\":\""
            + today.plusDays(first)
            + "\",\"valid_until\":\""
            + today.plusDays(last)
            + "\"}");
  }

  private EffectiveOverrides inForce(String customer, LocalDate day) {
    CreditLine line = service.bean(CreditDecisions.class).lines(customer).get(0);
    return service.bean(Overrides.class).inForce(line, day);
  }

  private List<String> published(String customer) {
    return service
        .database()
        .sql(
            "select body from outbox where customer = ? and kind = 'credit_overridden' order by id")
        .param(customer)
        .query(String.class)
        .list();
  }

  @Test
  @Tag("R32")
  @Tag("R33")
  void aRoleSetsALimitUpToItsAmountAndForItsDays() throws Exception {
    String customer = decided();
    assertThat(limit(Role.ANALYST, customer, "200000", 30).status()).isEqualTo(201);
    Reply above = limit(Role.ANALYST, customer, "200000.01", 30);
    assertThat(above.status()).isEqualTo(403);
    assertThat(above.fields()).containsExactly("/amount");
    assertThat(above.json().get("roles").valueStream().map(JsonNode::asString))
        .as("who may")
        .containsExactly("approver", "committee");
    assertThat(above.body())
        .contains(
            "above your authority; roles that may: approver, grade by 1 step, limit up to 1000000"
                + " CNY")
        .contains("your authority: analyst, limit up to 200000 CNY");
    assertThat(limit(Role.ANALYST, customer, "200000", 31).status()).isEqualTo(403);
    assertThat(limit(Role.COMMITTEE, customer, "10000000", 365).status()).isEqualTo(201);
    assertThat(limit(Role.COMMITTEE, customer, "10000001", 365).body())
        .contains("roles that may: none");
    assertThat(limit(Role.ERP, customer, "1", 1).status()).isEqualTo(403);
    assertThat(limit(Role.AUDITOR, customer, "1", 1).status()).isEqualTo(403);
  }

  @Test
  @Tag("R33")
  void aRoleMovesAGradeByItsSteps() throws Exception {
    String customer = decided();
    assertThat(set(Role.ANALYST, customer, "grade", "B", 1).status()).isEqualTo(403);
    assertThat(set(Role.APPROVER, customer, "grade", "B", 90).status()).isEqualTo(201);
    assertThat(set(Role.APPROVER, customer, "grade", "C", 90).status())
        .as("two grades from the computed one")
        .isEqualTo(403);
    assertThat(set(Role.COMMITTEE, customer, "grade", "C", 90).status()).isEqualTo(201);
    assertThat(inForce(customer, today).grade()).as("the last one made").isEqualTo("C");
  }

  @Test
  @Tag("R33")
  void anOverrideIsShownAlongsideWhatIsComputedThroughTheNextDecisionsUntilItsLastDay()
      throws Exception {
    String customer = decided();
    limit(Role.ANALYST, customer, "200000", 10);
    desk.known(customer, "avg_monthly_purchases", "50000");
    RecordedDecision ruling = decide(customer, today);
    assertThat(ruling.after()).extracting(InForce::decision).isEqualTo(ruling.id());

    assertThat(inForce(customer, today.plusDays(10)).creditLimit())
        .isEqualByComparingTo(new BigDecimal("200000"));
    assertThat(inForce(customer, today.plusDays(11))).isEqualTo(NOTHING);
    assertThat(inForce(customer, today.minusDays(1))).isEqualTo(NOTHING);
    JsonNode told =
        service
            .get(
                service.key(Role.ANALYST),
                "/api/v1/customers/" + customer + "/overrides",
                "Shouxin-Purpose",
                "review")
            .json();
    JsonNode line = told.get("lines").get(0);
    assertThat(line.at("/computed/credit_limit/amount").asInt()).isEqualTo(150_000);
    assertThat(line.at("/override/credit_limit/amount").asInt()).isEqualTo(200_000);
    assertThat(line.at("/effective/credit_limit/amount").asInt()).isEqualTo(200_000);
    assertThat(line.get("effective").get("grade").asString()).isEqualTo("A");
    JsonNode override = told.get("overrides").get(0);
    assertThat(line.get("active_overrides").toString()).isEqualTo("[" + override.get("id") + "]");
    assertThat(
            service.get(service.key(Role.ERP), "/api/v1/customers/" + customer).json().get("lines"))
        .as("told the same wherever it is told")
        .isEqualTo(told.get("lines"));
    assertThat(override.get("status").asString()).isEqualTo("active");
    assertThat(override.get("recorded_by").asString()).isEqualTo("key:analyst");
    assertThat(override.get("role").asString()).isEqualTo("analyst");
    assertThat(override.at("/computed/credit_limit/amount").asInt()).isEqualTo(150_000);
    assertThat(override.at("/effective/credit_limit/amount").asInt()).isEqualTo(200_000);
  }

  @Test
  @Tag("R33")
  void itIsWithdrawnWithAReasonByWhoMadeItOrWhoseAuthorityCoversIt() throws Exception {
    String customer = decided();
    String id = limit(Role.APPROVER, customer, "900000", 10).json().get("id").asString();
    String path = "/api/v1/overrides/" + id;
    assertThat(service.delete(service.key(Role.APPROVER), path).status()).isEqualTo(400);
    assertThat(service.delete(service.key(Role.ANALYST), path + "?reason=x").status())
        .isEqualTo(403);
    assertThat(service.delete(service.key(Role.COMMITTEE), path + "?reason=x").status())
        .isEqualTo(200);
    assertThat(inForce(customer, today)).isEqualTo(NOTHING);
    assertThat(service.delete(service.key(Role.COMMITTEE), path + "?reason=x").status())
        .isEqualTo(409);
    assertThat(desk.journal(customer))
        .containsExactly("decision", "override", "override_withdrawn");
    assertThat(published(customer))
        .hasSize(2)
        .satisfies(
            bodies -> {
              assertThat(bodies.get(0))
                  .contains("\"credit_limit\":{\"amount\":900000,\"currency\":\"CNY\"}")
                  .contains("\"previous_credit_limit\":{\"amount\":300000,");
              assertThat(bodies.get(1)).contains("\"credit_limit\":{\"amount\":300000,");
            });
  }

  @Test
  @Tag("R33")
  void whatAHigherAuthoritySetIsNotUndoneByALowerOne() throws Exception {
    String customer = decided();
    String made = limit(Role.COMMITTEE, customer, "0", 10).json().get("id").asString();
    Reply lower = limit(Role.ANALYST, customer, "1000", 10);
    assertThat(lower.status()).as("M10, within the analyst's amount").isEqualTo(403);
    assertThat(lower.body()).contains("set by a role of higher authority than yours");
    assertThat(lower.json().get("roles").toString()).isEqualTo("[\"committee\"]");
    assertThat(limit(Role.APPROVER, customer, "0", 10).status()).as("lower still").isEqualTo(403);
    String path = "/api/v1/overrides/" + made + "?reason=x";
    assertThat(service.delete(service.key(Role.APPROVER), path).status()).isEqualTo(403);
    assertThat(inForce(customer, today).creditLimit()).isEqualByComparingTo("0");
    assertThat(set(Role.APPROVER, customer, "grade", "B", 10).status())
        .as("another field")
        .isEqualTo(201);
    assertThat(limit(Role.COMMITTEE, customer, "500", 10).status()).as("the same").isEqualTo(201);
    assertThat(inForce(customer, today).creditLimit()).isEqualByComparingTo("500");
    String above = decided();
    limit(Role.ANALYST, above, "1000", 10);
    assertThat(limit(Role.APPROVER, above, "2000", 10).status()).as("from above").isEqualTo(201);
    assertThat(limit(Role.ANALYST, above, "3000", 10).status()).as("from below").isEqualTo(403);
  }

  private JsonNode line(String customer) {
    return service
        .get(service.key(Role.ERP), "/api/v1/customers/" + customer)
        .json()
        .at("/lines/0");
  }

  @Test
  @Tag("R33")
  void aLowerGradeBoundsTheLimitByTheRowsForThatGrade() throws Exception {
    String customer = decided();
    Reply made = set(Role.COMMITTEE, customer, "grade", "B", 10);
    assertThat(made.json().at("/computed").toString()).isEqualTo("{\"grade\":\"A\"}");
    assertThat(made.json().at("/effective").toString())
        .as("M10: B gets one month's purchases, A three")
        .isEqualTo("{\"grade\":\"B\",\"credit_limit\":{\"amount\":100000,\"currency\":\"CNY\"}}");
    JsonNode line = line(customer);
    assertThat(line.at("/computed/credit_limit/amount").asInt()).isEqualTo(300_000);
    assertThat(line.at("/effective/credit_limit/amount").asInt()).isEqualTo(100_000);
    assertThat(line.at("/limit_of_grade/credit_limit/amount").asInt()).isEqualTo(100_000);
    assertThat(line.at("/limit_of_grade/row").asString()).startsWith("terms/");
    assertThat(published(customer).get(0))
        .contains("\"grade\":\"B\"", "\"credit_limit\":{\"amount\":100000,");
    desk.known(customer, "avg_monthly_purchases", "50000");
    decide(customer, today);
    assertThat(line(customer).at("/effective/credit_limit/amount").asInt())
        .as("by the figures of the next decision")
        .isEqualTo(50_000);
    set(Role.COMMITTEE, customer, "grade", "C", 10);
    assertThat(line(customer).at("/effective/credit_limit/amount").asInt())
        .as("the worst grade gets nothing")
        .isZero();
  }

  @Test
  @Tag("R33")
  void aBetterGradeDoesNotChangeTheLimit() throws Exception {
    String customer = desk.customer();
    desk.known(customer, "on_time_pct", "85");
    decide(customer, today);
    set(Role.COMMITTEE, customer, "grade", "A", 10);
    JsonNode line = line(customer);
    assertThat(line.at("/effective/grade").asString()).isEqualTo("A");
    assertThat(line.at("/effective/credit_limit/amount").asInt()).isEqualTo(100_000);
    assertThat(line.has("limit_of_grade")).isFalse();
  }

  @Test
  @Tag("R33")
  void aLimitAboveWhatALowerGradeAllowsNeedsTheAuthorityThatSetTheGrade() throws Exception {
    String customer = decided();
    set(Role.COMMITTEE, customer, "grade", "C", 10);
    assertThat(limit(Role.ANALYST, customer, "0.01", 10).status()).as("M10").isEqualTo(403);
    assertThat(limit(Role.ANALYST, customer, "0", 10).status()).as("no more").isEqualTo(201);
    assertThat(limit(Role.COMMITTEE, customer, "5000", 10).status()).isEqualTo(201);
    assertThat(line(customer).at("/effective/credit_limit/amount").asInt())
        .as("set after the grade")
        .isEqualTo(5_000);
  }

  @Test
  @Tag("R33")
  void aGradeBoundsAnEarlierLimitUnlessAHigherAuthoritySetThat() throws Exception {
    String customer = decided();
    limit(Role.APPROVER, customer, "900000", 10);
    set(Role.COMMITTEE, customer, "grade", "C", 10);
    assertThat(inForce(customer, today).over(BigDecimal.TEN)).isEqualByComparingTo("0");
    String above = decided();
    limit(Role.COMMITTEE, above, "900000", 10);
    set(Role.APPROVER, above, "grade", "B", 10);
    assertThat(inForce(above, today).over(BigDecimal.TEN)).isEqualByComparingTo("900000");
  }

  @Test
  @Tag("R33")
  void aGradeThatBeginsLaterBoundsALimitThatALowerAuthoritySetMeanwhile() throws Exception {
    String customer = decided();
    from(Role.COMMITTEE, customer, "\"field\":\"grade\",\"grade\":\"C\"", 5, 10);
    assertThat(limit(Role.APPROVER, customer, "150000", 10).status()).isEqualTo(201);
    assertThat(inForce(customer, today.plusDays(4)).over(BigDecimal.TEN))
        .as("the grade has not begun")
        .isEqualByComparingTo("150000");
    assertThat(inForce(customer, today.plusDays(5)).over(BigDecimal.TEN))
        .as("the committee's grade gets nothing")
        .isEqualByComparingTo("0");
    limit(Role.COMMITTEE, customer, "70000", 10);
    assertThat(inForce(customer, today.plusDays(5)).over(BigDecimal.TEN))
        .as("later and by the same authority")
        .isEqualByComparingTo("70000");
  }

  @Test
  @Tag("R33")
  void aGradeBoundsALaterLimitOfALowerAuthorityWhenTheNextDecisionGrantsLess() throws Exception {
    String customer = decided();
    set(Role.COMMITTEE, customer, "grade", "B", 10);
    assertThat(limit(Role.APPROVER, customer, "100000", 10).status()).as("no more").isEqualTo(201);
    desk.known(customer, "avg_monthly_purchases", "50000");
    decide(customer, today);
    assertThat(line(customer).at("/effective/credit_limit/amount").asInt())
        .as("B gets one month's purchases")
        .isEqualTo(50_000);
    assertThat(line(customer).at("/limit_of_grade/credit_limit/amount").asInt()).isEqualTo(50_000);
  }

  @Test
  @Tag("R33")
  void whoEndsOneAnswersForTheLimitThatComesBack() throws Exception {
    String customer = decided();
    String path =
        "/api/v1/overrides/"
            + limit(Role.ANALYST, customer, "1000", 10).json().get("id").asString()
            + "?reason=x";
    String other = service.issue("another", true, Role.ANALYST);
    Reply above = service.delete(other, path);
    assertThat(above.status()).as("300,000 come back, 200,000 may be set").isEqualTo(403);
    assertThat(inForce(customer, today).creditLimit()).isEqualByComparingTo("1000");
    limit(Role.APPROVER, customer, "200000", 10);
    assertThat(service.delete(other, path).status())
        .as("nothing comes back, a later one counts")
        .isEqualTo(200);
    assertThat(inForce(customer, today).creditLimit()).isEqualByComparingTo("200000");
  }

  @Test
  void aLastDayLiesNotBeforeTheFirst() throws Exception {
    String customer = decided();
    Reply past = limit(Role.ANALYST, customer, "1000", -1);
    assertThat(past.status()).isEqualTo(422);
    assertThat(past.fields()).containsExactly("/valid_until");
    assertThat(past.body()).contains("the last day is before the first");
    assertThat(limit(Role.ANALYST, customer, "1000", 0).status()).isEqualTo(201);
  }

  @Test
  void aReasonHasLinesButNoControlCharacters() throws Exception {
    String path = "/api/v1/customers/" + decided() + "/overrides";
    String body =
        "{\"policy\":\"desk\",\"field\":\"credit_limit\",\"amount\":100000,\"reason\":\"%s\",\"valid_until\":\""
            + today
            + "\"}";
    for (String reason : List.of("\\" + "u0000", "bell \\" + "u0007", "\\" + "u0085")) {
      Reply refused =
          service.post(service.key(Role.ANALYST), path, body.replace("%s", "a" + reason + "b"));
      assertThat(refused.status()).as(refused.body()).isEqualTo(422);
      assertThat(refused.fields()).containsExactly("/reason");
    }
    Reply lines = service.post(service.key(Role.ANALYST), path, body.replace("%s", "one\\ntwo"));
    assertThat(lines.status()).as(lines.body()).isEqualTo(201);
    assertThat(lines.json().get("reason").asString()).isEqualTo("one\ntwo");
  }

  @Test
  void itsBeginningAndEndArePublishedOnceWhenTheyCome() throws Exception {
    String customer = decided();
    Reply made =
        service.post(
            service.key(Role.ANALYST),
            "/api/v1/customers/" + customer + "/overrides",
            "{\"policy\":\"desk\",\"field\":\"credit_limit\",\"amount\":100000,\"reason\":\"season\","
                + "\"valid_from\":\""
                + today.plusDays(5)
                + "\",\"valid_until\":\""
                + today.plusDays(7)
                + "\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().get("status").asString()).isEqualTo("future");
    Overrides overrides = service.bean(Overrides.class);
    overrides.turn(today.plusDays(4));
    assertThat(published(customer)).isEmpty();
    overrides.turn(today.plusDays(5));
    overrides.turn(today.plusDays(7));
    assertThat(published(customer)).hasSize(1);
    overrides.turn(today.plusDays(8));
    overrides.turn(today.plusDays(9));
    assertThat(published(customer)).hasSize(2);
    assertThat(published(customer).get(1)).contains("\"credit_limit\":{\"amount\":300000,");
  }

  @Test
  void whatCannotBeSetIsRefusedWithItsField() throws Exception {
    String customer = desk.customer();
    assertThat(limit(Role.ANALYST, customer, "1", 1).status()).as("undecided").isEqualTo(409);
    decide(customer, today);
    Reply wrong =
        service.post(
            service.key(Role.ANALYST),
            "/api/v1/customers/" + customer + "/overrides",
            "{\"policy\":\"desk\",\"field\":\"discount\",\"valid_from\":\"2020-01-01\"}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.fields())
        .containsExactlyInAnyOrder("/field", "/reason", "/valid_from", "/valid_until");
    assertThat(set(Role.COMMITTEE, customer, "grade", "D", 1).status()).isEqualTo(422);
    assertThat(limit(Role.COMMITTEE, customer, "-1", 1).status()).isEqualTo(422);
    Reply mixed =
        service.post(
            service.key(Role.COMMITTEE),
            "/api/v1/customers/" + customer + "/overrides",
            "{\"policy\":\"desk\",\"field\":\"credit_limit\",\"grade\":\"A\",\"currency\":\"USD\","
                + "\"reason\":\"fair\",\"valid_until\":\""
                + today
                + "\"}");
    assertThat(mixed.fields())
        .as("a limit is an amount of the policy's currency")
        .containsExactlyInAnyOrder("/grade", "/currency", "/amount");
    assertThat(limit(Role.COMMITTEE, "NOBODY", "1", 1).status()).isEqualTo(404);
    assertThat(desk.journal(customer)).containsExactly("decision");
  }

  @Test
  void theListOfActiveOnesReportsWhatIsComputedAndWhatCounts() throws Exception {
    String customer = decided();
    limit(Role.ANALYST, customer, "1000", 1);
    limit(Role.ANALYST, customer, "2000", 1);
    JsonNode all =
        service
            .get(service.key(Role.AUDITOR), "/api/v1/overrides?active=true&limit=1000")
            .json()
            .get("overrides");
    assertThat(all.valueStream().filter(one -> one.get("customer").asString().equals(customer)))
        .extracting(
            one -> one.get("status").asString(),
            one -> one.at("/override/credit_limit/amount").asInt(),
            one -> one.at("/effective/credit_limit/amount").asInt())
        .containsExactly(tuple("active", 2_000, 2_000), tuple("superseded", 1_000, 2_000));
  }
}
