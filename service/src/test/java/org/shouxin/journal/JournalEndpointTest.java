package org.shouxin.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.access.Role;
import org.shouxin.credit.TestDesk;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;

/** What auditors see of the journal. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Tag("R34")
class JournalEndpointTest {

  private static final String HEAD = "/api/v1/journal/head";
  private static final String RECORDS = "/api/v1/journal/records/";

  private final TestDatabase database;

  JournalEndpointTest(TestDatabase database) {
    this.database = database;
  }

  private static JsonNode head(TestService service) {
    Reply reply = service.get(service.key(Role.AUDITOR), HEAD);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private static void decide(TestService service) {
    String body = "{\"policy\":\"nonferrous\",\"customer\":\"KH1\",\"facts\":{}}";
    assertThat(service.post(service.key(Role.ERP), "/api/v1/decisions", body).status())
        .isEqualTo(201);
  }

  private static VerificationReport verified(TestService service, Path anchors) throws IOException {
    return new Verification(service.bean(DataSource.class), Instant.now()).verify(anchors);
  }

  @Test
  void theHeadIsTheEndOfTheChainAndServesAsAnAnchor(@TempDir Path folder) throws IOException {
    TestService service = TestService.start(database, Map.of("shouxin.journal.seal", 0));
    try {
      JsonNode empty = head(service);
      assertThat(empty.get("seq").asLong()).isZero();
      assertThat(empty.get("chain").asString()).isEqualTo(Chain.START);
      assertThat(empty.has("sealed_at")).isFalse();
      assertThat(empty.get("unsealed").asLong()).isZero();

      decide(service);
      decide(service);
      assertThat(head(service).get("unsealed").asLong()).isEqualTo(2);
      assertThat(head(service).get("seq").asLong()).isZero();

      service.bean(Sealer.class).seal();
      decide(service);
      JsonNode head = head(service);
      assertThat(head.get("seq").asLong()).isEqualTo(2);
      assertThat(head.get("unsealed").asLong()).isOne();
      String line =
          head.get("seq").asString()
              + " "
              + head.get("chain").asString()
              + " "
              + head.get("sealed_at").asString()
              + "\n";
      Path ours = Files.writeString(folder.resolve("ours.txt"), line);
      service.bean(Sealer.class).seal();
      assertThat(head(service).get("seq").asLong()).isEqualTo(3);
      assertThat(verified(service, ours).sound()).isTrue();
      assertThat(verified(service, ours).anchors()).isOne();

      String other = line.replaceFirst(" [0-9a-f]{8}", " 00000000");
      Path rewritten = Files.writeString(folder.resolve("rewritten.txt"), other);
      assertThat(verified(service, rewritten).findings())
          .extracting(JournalFinding::kind)
          .containsExactly(JournalFinding.Kind.REWRITTEN);
    } finally {
      service.stop();
    }
  }

  private static List<String> ids(TestService service, String customer) {
    return service
        .database()
        .sql("select id from journal_record where customer = ? order by id")
        .param(customer)
        .query(String.class)
        .list();
  }

  @Test
  void aRecordOfAnyKindIsShownWithItsPlace() {
    TestDesk desk = TestDesk.on(database);
    TestService service = desk.service();
    String customer = desk.customer();
    String order = TestDesk.order();
    assertThat(desk.checked(order, customer, "300001")).isEqualTo("held");
    assertThat(
            service
                .post(
                    service.key(Role.APPROVER),
                    "/api/v1/orders/" + order + "/reject",
                    "{\"reason\":\"no\"}")
                .status())
        .isEqualTo(200);
    service.bean(Sealer.class).seal();
    List<JsonNode> shown =
        ids(service, customer).stream()
            .map(id -> service.get(service.key(Role.AUDITOR), RECORDS + id).json())
            .toList();
    assertThat(shown)
        .extracting(record -> record.get("kind").asString())
        .containsExactly("decision", "order_check", "hold_rejected");
    for (JsonNode record : shown) {
      assertThat(record.get("customer").asString()).isEqualTo(customer);
      assertThat(record.at("/policy/id").asString()).isEqualTo("desk");
      assertThat(record.at("/policy/version").asInt()).isEqualTo(1);
      assertThat(record.get("sealed").get("digest")).isEqualTo(record.get("digest"));
      assertThat(record.get("sealed").get("seq").asLong()).isPositive();
    }
    assertThat(shown.get(1).get("recorded_by").asString()).isEqualTo("key:erp");
    assertThat(shown.get(1).get("result").asString()).contains("\"outcome\":\"hold\"");
    assertThat(shown.get(2).get("input").asString()).contains("\"reason\":\"no\"");
    assertThat(service.get(service.key(Role.AUDITOR), RECORDS + "none").status()).isEqualTo(404);
  }

  @Test
  @Tag("R31")
  void aPersonSaysWhyARecordIsOpened() {
    TestDesk desk = TestDesk.on(database);
    TestService service = desk.service();
    String customer = desk.customer();
    service.post(
        service.key(Role.ERP),
        "/api/v1/customers/" + customer + "/decisions",
        "{\"policy\":\"desk\"}");
    String path = RECORDS + ids(service, customer).get(0);
    assertThat(service.get(service.person(), path).status()).isEqualTo(428);
    assertThat(service.get(service.person(), path, "Shouxin-Purpose", "audit").status())
        .isEqualTo(200);
    assertThat(
            service.get(service.key(Role.AUDITOR), "/api/v1/purposes?customer=" + customer).body())
        .contains("\"purpose\":\"audit\"");
  }
}
