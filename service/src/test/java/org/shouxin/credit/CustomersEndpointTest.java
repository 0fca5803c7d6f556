package org.shouxin.credit;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.database.Traders;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;

/** Decisions on customers of the database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CustomersEndpointTest {

  private static final int TRADERS = 250;

  private final TestService service;
  private final String key;

  CustomersEndpointTest(TestDatabase database) {
    this.service = TestService.on(database);
    this.key = service.key(Role.ANALYST);
  }

  @BeforeEach
  void traders() {
    if (count("select count(*) from customer where code like 'T______'") == 0) {
      Traders.add(service.bean(DataSource.class), TRADERS);
    }
  }

  private long count(String sql) {
    return service.database().sql(sql).query(Long.class).single();
  }

  private Reply decide(String customer, String asOf, String... headers) {
    return service.post(
        key,
        "/api/v1/customers/" + customer + "/decisions",
        "{\"as_of\":\"" + asOf + "\"}",
        headers);
  }

  private JsonNode line(String customer) {
    return service.get(key, "/api/v1/customers/" + customer).json().get("lines").get(0);
  }

  @Test
  @Tag("R19")
  void aCustomerIsDecidedOnByWhatTheDatabaseKnowsAndTheDecisionIsInForce() {
    String customer = Traders.code(101);
    Reply reply = decide(customer, "2026-10-31");
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    JsonNode decision = reply.json();
    assertThat(decision.get("policy").get("id").asString()).isEqualTo("nonferrous");
    JsonNode line = line(customer);
    assertThat(line.get("decision")).isEqualTo(decision.get("id"));
    assertThat(line.at("/effective/credit_limit/currency").asString()).isEqualTo("CNY");
    assertThat(line.has("override")).as("nobody set anything").isFalse();
    assertThat(line.at("/computed/grade")).isEqualTo(decision.get("grade"));
    assertThat(line.get("effective"))
        .as("nobody set anything else")
        .isEqualTo(line.get("computed"));
    assertThat(line.get("credit_days")).isEqualTo(decision.get("terms").get("credit_days"));
  }

  @Test
  void aDecisionOfADayBeforeIsRecordedButNotPutInForce() {
    String customer = Traders.code(102);
    String now = decide(customer, "2026-10-31").json().get("id").asString();
    String before = decide(customer, "2026-10-30").json().get("id").asString();
    assertThat(line(customer).get("decision").asString()).isEqualTo(now);
    JsonNode records =
        service.get(key, "/api/v1/customers/" + customer + "/decisions").json().get("records");
    assertThat(records.get(0).get("id").asString()).isEqualTo(before);
    assertThat(records.get(1).get("id").asString()).isEqualTo(now);
    assertThat(records.get(1).get("version").asInt())
        .as("the version of the policy that decided (S10)")
        .isEqualTo(
            TestService.json(decide(customer, "2026-10-29").body()).at("/policy/version").asInt());
  }

  @Test
  void aRetryUnderTheSameKeyGivesTheSameDecisionAndOneRecord() {
    String customer = Traders.code(103);
    Reply first = decide(customer, "2026-10-31", "Idempotency-Key", "lost-reply-103");
    Reply again = decide(customer, "2026-10-31", "Idempotency-Key", "lost-reply-103");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(count("select count(*) from journal_record where customer = '" + customer + "'"))
        .isOne();
  }

  @Test
  void aCustomerThatTheDatabaseDoesNotKnowIsNotFound() {
    Reply reply = decide("NOBODY", "2026-10-31");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).contains("NOBODY", "no such customer as of 2026-10-31");
    assertThat(reply.json().get("code").asString()).isEqualTo("unknown_customer");
    for (String path : new String[] {"", "/decisions", "/overrides"}) {
      Reply shown = service.get(key, "/api/v1/customers/NOBODY" + path);
      assertThat(shown.status()).as(path).isEqualTo(404);
      assertThat(shown.json().get("code").asString()).isEqualTo("unknown_customer");
    }
  }

  @Test
  void aDayBeforeTheCustomerWasRecordedKnowsNothingOfIt() {
    assertThat(decide(Traders.code(104), "2020-01-31").status()).isEqualTo(404);
  }

  @Test
  void aDayInTheFutureIsRefused() {
    Reply reply = decide(Traders.code(105), "2999-01-01");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).contains("must not be in the future");
  }

  @Test
  void aProblemNamesAFieldOfTheBodyByItsPointerAndTheCustomerOfThePathByName() {
    String overrides = "/api/v1/customers/NOBODY/overrides";
    String body =
        "{\"field\":\"grade\",\"grade\":\"B\",\"reason\":\"r\",\"valid_until\":\"2999-01-01\"%s}";
    Reply unknown = service.post(key, overrides, body.formatted(""));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.fields()).containsExactly("customer");
    assertThat(service.post(key, overrides, body.formatted(",\"policy\":\"nonferous\"")).fields())
        .containsExactly("/policy");
    assertThat(service.post(key, overrides, "{\"policy\":\"nonferous\"}").fields())
        .as("all at once")
        .containsExactlyInAnyOrder("/policy", "/field", "/reason", "/valid_until");
    assertThat(decide(Traders.code(105), "2999-01-01").fields()).containsExactly("/as_of");
    assertThat(service.post(key, "/api/v1/runs", "{\"as_of\":\"2999-01-01\"}").fields())
        .containsExactly("/as_of");
    assertThat(service.get(key, "/api/v1/overrides?limit=1001").fields()).containsExactly("limit");
  }

  @Test
  void ofManyEachIsDecidedOnOrRefusedByItself() {
    Reply reply =
        service.post(
            key,
            "/api/v1/customers/decisions",
            "{\"customers\":[\""
                + Traders.code(106)
                + "\",\"NOBODY\",\""
                + Traders.code(107)
                + "\"],\"as_of\":\"2026-10-31\"}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    JsonNode decisions = reply.json().get("decisions");
    assertThat(decisions.get(0).get("status").asInt()).isEqualTo(201);
    assertThat(decisions.get(1).get("status").asInt()).isEqualTo(422);
    assertThat(decisions.get(1).at("/problem/status").asInt()).isEqualTo(422);
    assertThat(decisions.get(1).at("/problem/code").asString()).isEqualTo("unknown_customer");
    assertThat(decisions.get(1).at("/problem/problems/0/pointer").asString())
        .isEqualTo("/customers/1");
    assertThat(decisions.get(2).get("status").asInt()).isEqualTo(201);
    assertThat(line(Traders.code(107)).get("decision"))
        .isEqualTo(decisions.get(2).get("decision").get("id"));
  }
}
