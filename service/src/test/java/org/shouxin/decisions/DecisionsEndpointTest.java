package org.shouxin.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class DecisionsEndpointTest {

  private static final String PATH = "/api/v1/decisions";

  private final TestService service;
  private final String erp;

  DecisionsEndpointTest(TestDatabase database) {
    this.service = TestService.on(database);
    this.erp = service.key(Role.ERP);
  }

  private static String customer() {
    return "KH-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private Reply decide(ObjectNode body, String... headers) {
    return service.post(erp, PATH, body.toString(), headers);
  }

  private long records(String customer) {
    return service
        .database()
        .sql("select count(*) from journal_record where customer = ?")
        .param(customer)
        .query(Long.class)
        .single();
  }

  private Map<String, Object> row(String id) {
    return service
        .database()
        .sql("select * from journal_record where id = ?")
        .param(id)
        .query()
        .singleRow();
  }

  private static ObjectNode facts(ObjectNode body) {
    return (ObjectNode) body.get("facts");
  }

  @Test
  void factsInTheBodyAreRoutedDecidedOnAndRecorded() {
    String customer = customer();
    Reply reply = decide(Bodies.of(1, customer));
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    JsonNode answer = reply.json();
    String id = answer.get("id").asString();
    assertThat(reply.header("Location")).isEqualTo(PATH + "/" + id);
    assertThat(answer.get("route").get("row").asString()).isEqualTo("routes/RT-01");
    assertThat(answer.get("policy").get("id").asString()).isEqualTo("nonferrous");
    assertThat(answer.get("status").asString()).isEqualTo("decided");
    assertThat(answer.get("customer").asString()).isEqualTo(customer);
    assertThat(answer.has("criteria")).isFalse();
    Map<String, Object> row = row(id);
    assertThat(row.get("customer")).isEqualTo(customer);
    assertThat(row.get("kind")).isEqualTo("decision");
    assertThat(row.get("caller")).isEqualTo("key:erp");
    assertThat(String.valueOf(row.get("input"))).contains("\"avg_monthly_purchases\":978807");
    assertThat(String.valueOf(row.get("result")))
        .contains("\"grade\":\"" + answer.get("grade").asString() + "\"");
  }

  @Test
  void whatIsDecidedOnFactsInTheBodyIsNotPutInForce() {
    String customer = customer();
    assertThat(decide(Bodies.of(2, customer)).status()).isEqualTo(201);
    assertThat(
            service
                .database()
                .sql("select count(*) from credit_line where customer = ?")
                .param(customer)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void jsonNumbersAreReadAsTheDecimalsTheyAre() {
    ObjectNode body = Bodies.of(1, customer());
    facts(body).remove("月均采购额");
    String text =
        body.toString()
            .replace("\"facts\":{", "\"facts\":{\"avg_monthly_purchases\":123456.789012,");
    Reply reply = service.post(erp, PATH, text);
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    assertThat(String.valueOf(row(reply.json().get("id").asString()).get("input")))
        .contains("\"avg_monthly_purchases\":123456.789012,");
  }

  @Test
  void aCustomerOnWhomFactsAreMissingIsUndecidedAndRecordedToo() {
    String customer = customer();
    ObjectNode body = Bodies.of(1, customer);
    facts(body).remove("按期付款率");
    Reply reply = decide(body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    assertThat(reply.json().get("status").asString()).isEqualTo("undecided");
    assertThat(reply.json().get("missing").toString()).isEqualTo("[\"on_time_pct\"]");
    assertThat(records(customer)).isOne();
  }

  @Test
  void everythingThatIsWrongIsReportedAtOnceByItsPointerAndNothingIsRecorded() {
    String customer = customer();
    ObjectNode body = Bodies.of(1, customer);
    body.put("as_of", "2026-02-30");
    body.put("asof", "2026-02-28");
    facts(body).put("on_time_pcct", 5);
    facts(body).put("合同履约率", 100.01);
    facts(body).put("恶意拖欠", 7);
    facts(body).put("debt_ratio_pct", "50");
    Reply reply = decide(body);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.fields())
        .containsExactlyInAnyOrder(
            "/as_of",
            "/asof",
            "/facts/on_time_pcct",
            "/facts/合同履约率",
            "/facts/恶意拖欠",
            "/facts/debt_ratio_pct");
    assertThat(reply.body()).contains("did you mean on_time_pct?").contains("as_of");
    assertThat(records(customer)).isZero();
  }

  @Test
  void problemsSpeakTheLanguageOfTheCaller() {
    ObjectNode body = Bodies.of(1, "");
    assertThat(decide(body, "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8").body())
        .contains("长度超出范围");
    assertThat(decide(body, "Accept-Language", "en-GB,zh;q=0.5").body())
        .contains("length out of range");
    assertThat(decide(body, "Accept-Language", "fr").body()).contains("长度超出范围");
  }

  @Test
  void withoutRoutingFactsNothingDeterminesWhoDecides() {
    ObjectNode body = Bodies.of(1, customer());
    facts(body).remove("业务线");
    assertThat(decide(body).body()).contains("/facts/business_line");
    body.put("policy", "nonferous");
    assertThat(decide(body).body()).contains("/policy").contains("did you mean nonferrous?");
    body.put("policy", "nonferrous");
    Reply reply = decide(body);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().has("route")).isFalse();
  }

  @Test
  void aRetryUnderTheSameKeyGetsTheSameAnswerAndOneRecord() {
    String customer = customer();
    ObjectNode body = Bodies.of(3, customer);
    Reply first = decide(body, "Idempotency-Key", customer);
    Reply again = decide(body, "Idempotency-Key", customer);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(records(customer)).isOne();
    facts(body).put("月均采购额", 1);
    Reply other = decide(body, "Idempotency-Key", customer);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.body()).contains("Idempotency-Key");
    assertThat(
            service
                .post(service.key(Role.ANALYST), PATH, body.toString(), "Idempotency-Key", customer)
                .status())
        .as("a key belongs to its caller")
        .isEqualTo(201);
  }

  @Test
  void retriesAtTheSameMomentGetTheSameAnswerAndOneRecord() {
    String customer = customer();
    ObjectNode body = Bodies.of(4, customer);
    List<CompletableFuture<Reply>> all =
        IntStream.range(0, 12)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> decide(body, "Idempotency-Key", customer)))
            .toList();
    assertThat(all.stream().map(CompletableFuture::join).map(Reply::body).distinct()).hasSize(1);
    assertThat(records(customer)).isOne();
  }

  @Test
  void whatWasRefusedMayBeTriedAgainUnderTheSameKey() {
    String customer = customer();
    ObjectNode body = Bodies.of(5, customer);
    facts(body).put("合同履约率", 100.01);
    assertThat(decide(body, "Idempotency-Key", customer).status()).isEqualTo(422);
    facts(body).put("合同履约率", 100);
    assertThat(decide(body, "Idempotency-Key", customer).status()).isEqualTo(201);
  }

  @Test
  void ofABatchEachIsAnsweredOrRefusedByItself() {
    String customer = customer();
    ObjectNode batch = Bodies.JSON.createObjectNode();
    ArrayNode items = batch.putArray("decisions");
    items.add(Bodies.of(1, customer));
    ObjectNode wrong = Bodies.of(2, customer);
    facts(wrong).put("合同履约率", 101);
    items.add(wrong);
    items.add(Bodies.of(3, customer));
    items.add("KH");
    Reply reply = service.post(erp, PATH + "/batch", batch.toString(), "Idempotency-Key", customer);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    JsonNode answers = reply.json().get("decisions");
    assertThat(answers.valueStream().map(one -> one.get("status").asInt()))
        .containsExactly(201, 422, 201, 422);
    assertThat(answers.get(1).get("problem").get("problems").get(0).get("pointer").asString())
        .isEqualTo("/decisions/1/facts/合同履约率");
    JsonNode alone = decide(Bodies.of(3, customer)).json();
    ObjectNode together = (ObjectNode) answers.get(2).get("decision");
    assertThat(together.remove("id")).isNotEqualTo(((ObjectNode) alone).remove("id"));
    assertThat(together).isEqualTo(alone);
    assertThat(records(customer)).isEqualTo(3);
    assertThat(
            service
                .post(erp, PATH + "/batch", batch.toString(), "Idempotency-Key", customer)
                .body())
        .isEqualTo(reply.body());
    assertThat(records(customer)).isEqualTo(3);
  }

  @Test
  void aBatchHasAtMostAThousand() {
    ObjectNode batch = Bodies.JSON.createObjectNode();
    ArrayNode items = batch.putArray("decisions");
    IntStream.range(0, 1_000).forEach(i -> items.addObject());
    assertThat(service.post(erp, PATH + "/batch", batch.toString()).status()).isEqualTo(200);
    items.addObject();
    assertThat(service.post(erp, PATH + "/batch", batch.toString()).status()).isEqualTo(422);
  }
}
