package org.shouxin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;

/**
 * What every operation shares: everything wrong at once, retries by meaning, problems with codes.
 */
class OneWayTest {

  private static final TestService SERVICE = TestService.on(TestDatabase.H2);
  private static final String DECISIONS = "/api/v1/decisions";

  private static Reply decide(String body, String... headers) {
    return SERVICE.post(SERVICE.key(Role.ERP), DECISIONS, body, headers);
  }

  private static JsonNode at(Reply reply, String pointer) {
    return reply
        .json()
        .path("problems")
        .valueStream()
        .filter(each -> each.path("pointer").asString("").equals(pointer))
        .findFirst()
        .orElseThrow(() -> new AssertionError(pointer + " in " + reply));
  }

  @Test
  void shapeRangeAndContentAreReportedInOneAnswerEachWithItsCode() {
    Reply reply =
        decide(
            "{\"policy\":\"nonferous\",\"as_of\":[2026],\"customer\":\"\",\"asof\":1,"
                + "\"facts\":{\"on_time_pct\":1}}");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
    assertThat(reply.json().get("code").asString()).isEqualTo("invalid_body");
    assertThat(reply.fields()).containsExactlyInAnyOrder("/policy", "/as_of", "/customer", "/asof");
    assertThat(at(reply, "/policy").get("code").asString()).isEqualTo("unknown_policy");
    assertThat(at(reply, "/as_of").get("code").asString()).isEqualTo("wrong_type");
    assertThat(at(reply, "/as_of").get("allowed").asString()).contains("2026-10-31");
    assertThat(at(reply, "/customer").get("code").asString()).isEqualTo("length");
    assertThat(at(reply, "/customer").get("allowed").asString()).contains("1 to 64");
    assertThat(at(reply, "/asof").get("code").asString()).isEqualTo("unknown_field");
    assertThat(at(reply, "/asof").get("allowed").asString()).contains("did you mean as_of?");
  }

  @Test
  void aFactThatNobodyKnowsIsReportedTogetherWithAFieldThatIsMissing() {
    Reply reply =
        decide("{\"policy\":\"nonferrous\",\"facts\":{\"on_time_pcct\":1,\"合同履约率\":101}}");
    assertThat(reply.fields())
        .containsExactlyInAnyOrder("/customer", "/facts/on_time_pcct", "/facts/合同履约率");
    assertThat(at(reply, "/customer").get("code").asString()).isEqualTo("missing");
    assertThat(at(reply, "/facts/on_time_pcct").get("code").asString()).isEqualTo("unknown_fact");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"customer\":\"%s\",\"policy\":\"nonferrous\",\"facts\":{\"purchases_12m\":1000,\"on_time_pct\":95}}",
        " { \"facts\" : {\"on_time_pct\":95, \"purchases_12m\":1000.00},\n"
            + " \"customer\":\"%s\", \"policy\":\"nonferrous\"}",
        "{\"customer\":\" %s\\t\",\"policy\":\"nonferrous\",\"as_of\":null,\"facts\":{\"purchases_12m\":1000,\"on_time_pct\":95,\"max_overdue_days\":null}}",
        "{\"customer\":\"%s\",\"policy\":\"nonferr\\u006fus\",\"facts\":{\"purchases_12m\":1e3,\"on_time_pct\":9.5E+1}}"
      })
  void aRetryThatWritesTheSameDifferentlyGetsTheSameAnswer(String form) {
    String key = UUID.randomUUID().toString();
    String first =
        "{\"policy\":\"nonferrous\",\"customer\":\"%s\",\"facts\":{\"purchases_12m\":1000.0,\"on_time_pct\":95}}";
    Reply answer = decide(first.formatted(key), "Idempotency-Key", key);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    Reply again = decide(form.formatted(key), "Idempotency-Key", key);
    assertThat(again.body()).isEqualTo(answer.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.header("Content-Type")).isEqualTo(answer.header("Content-Type"));
    Reply other = decide(first.formatted(key).replace("95", "95.1"), "Idempotency-Key", key);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().get("code").asString()).isEqualTo("key_reused");
    Reply text = decide(first.formatted(key).replace("1000.0", "\"1000\""), "Idempotency-Key", key);
    assertThat(text.json().get("code").asString())
        .as("a text is no number")
        .isEqualTo("key_reused");
    assertThat(text.json().at("/problems/0/code").asString()).isEqualTo("key_reused");
  }

  @Test
  @Tag("R32")
  void whoMayNotLearnsWhoMay() {
    Reply reply = SERVICE.post(SERVICE.key(Role.AUDITOR), DECISIONS, "{}");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.json().get("code").asString()).isEqualTo("forbidden");
    assertThat(reply.json().get("roles").valueStream().map(JsonNode::asString))
        .containsExactly("analyst", "erp");
    assertThat(reply.json().get("detail").asString()).contains("analyst, erp");
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void everyKindOfProblemIsDocumentedAtItsType(ProblemCode code) {
    Reply reply = SERVICE.get(null, code.type());
    assertThat(reply.status()).isEqualTo(200);
    JsonNode kind = reply.json();
    assertThat(kind.get("code").asString()).isEqualTo(code.code());
    assertThat(kind.get("type").asString()).isEqualTo(code.type());
    for (String text : List.of("title", "remedy")) {
      assertThat(kind.get(text).get("zh").asString()).isNotBlank();
      assertThat(kind.get(text).get("en").asString()).isNotBlank();
    }
  }

  @Test
  void theTypeOfAProblemLeadsToWhatItMeans() {
    Reply reply = SERVICE.get(SERVICE.key(Role.ERP), DECISIONS + "/none");
    assertThat(reply.status()).isEqualTo(404);
    String type = reply.json().get("type").asString();
    assertThat(type).isEqualTo("/problems/unknown_decision");
    assertThat(SERVICE.get(null, type).json().get("statuses").toString()).isEqualTo("[404]");
    assertThat(SERVICE.get(null, "/problems/none").json().get("code").asString())
        .isEqualTo("unknown_problem");
  }

  @Test
  void moneyIsAnAmountWithItsCurrency() {
    Reply reply =
        decide(
            "{\"policy\":\"nonferrous\",\"customer\":\"M\",\"facts\":{\"on_time_pct\":97.5,"
                + "\"avg_monthly_purchases\":800000,\"purchases_12m\":9600000,"
                + "\"max_overdue_days\":0}}");
    JsonNode limit = reply.json().path("credit_limit");
    assertThat(limit.propertyNames()).as(reply.toString()).containsExactly("amount", "currency");
    assertThat(limit.get("currency").asString()).isEqualTo("CNY");
  }
}
