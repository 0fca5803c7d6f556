package org.shouxin.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.journal.Falsified;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;

/** A decision shown again: as a score sheet in the language of who asks, or as JSON. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Tag("R17")
class RecordEndpointTest {

  private static final String ATTENTION =
      "Attention: deciding again on the recorded facts and policy gives something else.";

  private final TestService service;
  private final String customer = "KH-" + UUID.randomUUID().toString().substring(0, 8);

  RecordEndpointTest(TestDatabase database) {
    this.service = TestService.on(database);
  }

  /** Decides on the seventh sample customer. */
  private String decided() {
    Reply reply =
        service.post(
            service.key(Role.ERP), DecisionsEndpoint.PATH, Bodies.of(7, customer).toString());
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.json().get("id").asString();
  }

  private Reply sheet(String id, String language) {
    return service.get(
        service.key(Role.AUDITOR),
        DecisionsEndpoint.PATH + "/" + id,
        "Accept",
        "text/plain",
        "Accept-Language",
        language);
  }

  @Test
  void inEnglishForWhoPrefersIt() {
    String id = decided();
    for (String prefers : List.of("en", "en-GB,zh;q=0.5", "fr,en;q=0.8,zh;q=0.7")) {
      Reply reply = sheet(id, prefers);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
      assertThat(reply.body())
          .as(prefers)
          .startsWith("Customer score sheet\n")
          .contains(customer)
          .contains("Credit limit    12,949,000 CNY")
          .contains("Score           98.5 / 100")
          .contains("Purchases grow steadily")
          .containsPattern("Purchases grow steadily +scorecard/[A-Z0-9-]+")
          .doesNotContainPattern("  line [0-9]")
          .doesNotContain("客户等级评分表", "授信额度");
    }
  }

  @Test
  void inChineseForEverybodyElse() {
    String id = decided();
    for (String prefers : List.of("zh-CN,zh;q=0.9,en;q=0.8", "zh", "fr", "*")) {
      assertThat(sheet(id, prefers).body())
          .as(prefers)
          .startsWith("客户等级评分表\n")
          .contains(customer)
          .contains("12,949,000")
          .contains("98.5 / 100")
          .doesNotContain("Customer score sheet", "Credit limit");
    }
  }

  @Test
  void jsonUnlessTextIsAskedFor() {
    Reply reply = service.get(service.key(Role.AUDITOR), DecisionsEndpoint.PATH + "/" + decided());
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.json().get("decision").get("customer").asString()).isEqualTo(customer);
    assertThat(reply.json().get("replay").asString()).isEqualTo("same");
    assertThat(reply.json().get("decision").get("grade"))
        .isEqualTo(reply.json().get("result").get("grade"));
    assertThat(reply.body())
        .as("the record byte for byte")
        .contains(
            "\"result\":"
                + service
                    .bean(Journal.class)
                    .find(reply.json().get("id").asString())
                    .orElseThrow()
                    .result());
  }

  @Test
  @Tag("R34")
  void whatComesOutDifferentlyIsSaidFirst() {
    String id = decided();
    Journal journal = service.bean(Journal.class);
    JournalRecord record = journal.find(id).orElseThrow();
    String other = journal.nextId();
    journal.commit(
        Falsified.of(record, other, record.result().replace("\"grade\":\"A\"", "\"grade\":\"B\"")),
        null);
    assertThat(sheet(id, "en").body()).doesNotContain(ATTENTION);
    assertThat(sheet(other, "en").body()).startsWith(ATTENTION + "\n");
    assertThat(sheet(other, "zh").body()).startsWith("注意：按记录的事实和政策重新决定");
    assertThat(
            service
                .get(service.key(Role.AUDITOR), DecisionsEndpoint.PATH + "/" + other)
                .json()
                .get("replay")
                .asString())
        .isEqualTo("different");
  }

  @Test
  void whatIsNotThereIsNoDecision() {
    assertThat(sheet("01ARZ3NDEKTSV4RRFFQ69G5FAV", "en").status()).isEqualTo(404);
  }
}
