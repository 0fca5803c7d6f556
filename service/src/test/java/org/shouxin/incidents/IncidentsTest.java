package org.shouxin.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.access.Caller;
import org.shouxin.access.Role;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.credit.TestDesk;
import org.shouxin.database.TestDatabase;
import org.shouxin.json.JsonText;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;

/** Defaults and crises act at once (R29). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class IncidentsTest {

  private static final Pattern ASKED =
      Pattern.compile("incident x where x\\.customer = c\\.code\\s+and x\\.kind (?:=|in) ([^x]*)");
  private static final Pattern KIND = Pattern.compile("'([a-z_]+)'");

  private final TestDesk desk;
  private final TestService service;
  private final LocalDate today;

  IncidentsTest(TestDatabase database) {
    desk = TestDesk.on(database);
    service = desk.service();
    today = desk.today();
  }

  private Reply report(String customer, String fields) {
    return service.post(
        service.key(Role.ERP),
        "/api/v1/customers/" + customer + "/incidents",
        "{\"policy\":\"desk\",\"occurred_on\":\"" + today + "\"," + fields + "}");
  }

  @Test
  @Tag("R29")
  void anIncidentChangesGradeAndLimitAtOnceAndItsSettlementBringsThemBack() throws Exception {
    String customer = desk.customer();
    service.bean(CreditDecisions.class).decide(customer, "desk", today, Caller.command());
    Reply told = report(customer, "\"kind\":\"court_order\",\"incident\":\"C-" + customer + "\"");
    assertThat(told.status()).as(told.body()).isEqualTo(201);
    JsonNode acted = told.json();
    assertThat(acted.get("changed").valueStream().map(JsonNode::asString))
        .containsExactly("grade", "standing", "credit_limit", "credit_days");
    assertThat(acted.at("/previous_credit_limit/amount").asInt()).isEqualTo(300_000);
    assertThat(acted.at("/credit_limit/amount").asInt()).isZero();
    assertThat(acted.get("standing").asString()).isEqualTo("stopped");
    assertThat(acted.at("/decision/grade").asString()).isEqualTo("C");
    JsonNode inForce = service.get(service.key(Role.ERP), "/api/v1/customers/" + customer).json();
    assertThat(inForce.at("/lines/0/decision").asString())
        .as("what it led to")
        .isEqualTo(acted.at("/decision/id").asString());
    assertThat(desk.journal(customer))
        .containsExactlyInAnyOrder("decision", "decision", "incident");
    assertThat(
            service
                .database()
                .sql("select reported_by from incident where number = ?")
                .param("C-" + customer)
                .query(String.class)
                .single())
        .isEqualTo("key:erp");
    assertThat(
            service
                .database()
                .sql("select kind from outbox where customer = ? order by id")
                .param(customer)
                .query(String.class)
                .list())
        .as("published: first decision, and what the incident changed")
        .containsExactly("grade_changed", "limit_changed", "grade_changed", "limit_changed");

    String settle = "/api/v1/incidents/C-" + customer + "/settle?policy=desk";
    JsonNode settled = service.post(service.key(Role.ANALYST), settle, "").json();
    assertThat(settled.get("grade").asString()).isEqualTo("A");
    assertThat(settled.at("/credit_limit/amount").asInt()).isEqualTo(300_000);
    assertThat(service.post(service.key(Role.ANALYST), settle, "").status()).isEqualTo(409);
  }

  @Test
  @Tag("R29")
  void aKindThatThePolicyDoesNotKnowIsRefusedWithThoseItKnows() {
    String customer = desk.customer();
    Reply misspelt = report(customer, "\"kind\":\"court_oder\"");
    assertThat(misspelt.status()).isEqualTo(422);
    assertThat(misspelt.body()).contains("court_order", "lawsuit");
    assertThat(report(customer, "\"kind\":\"crisis\"").status())
        .as("nothing in the policy's query asks about it")
        .isEqualTo(422);
    assertThat(report(customer, "\"kind\":\"lawsuit\",\"severity\":\"bad\"").status())
        .isEqualTo(422);
    Reply future =
        service.post(
            service.key(Role.ERP),
            "/api/v1/customers/" + customer + "/incidents",
            "{\"policy\":\"desk\",\"kind\":\"lawsuit\",\"occurred_on\":\""
                + today.plusDays(1)
                + "\"}");
    assertThat(future.status()).isEqualTo(422);
    assertThat(future.fields()).containsExactly("/occurred_on");
    Reply empty =
        service.post(
            service.key(Role.ERP),
            "/api/v1/customers/" + customer + "/incidents",
            "{\"policy\":\"desk\"}");
    assertThat(empty.fields()).as("all at once").containsExactly("/kind", "/occurred_on");
    assertThat(
            service
                .database()
                .sql("select count(*) from incident where customer = ?")
                .param(customer)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  @Tag("R29")
  void aNumberOrNoteThatCannotBeShownAgainIsRefused() {
    String customer = desk.customer();
    for (String number : List.of("", " ", "..", "a;b", "a\\nb")) {
      Reply refused = report(customer, "\"kind\":\"lawsuit\",\"incident\":\"" + number + "\"");
      assertThat(refused.status()).as(number + refused).isEqualTo(422);
      assertThat(refused.fields()).containsExactly("/incident");
    }
    Reply note = report(customer, "\"kind\":\"lawsuit\",\"note\":\"a\\" + "u0000b\"");
    assertThat(note.status()).as(note.body()).isEqualTo(422);
    String slash = "\"incident\":\"L/" + customer + "\",\"note\":\"one\\ntwo\"";
    assertThat(report(customer, "\"kind\":\"lawsuit\"," + slash).status()).isEqualTo(201);
    String settle = "/api/v1/incidents/L%2F" + customer + "/settle?policy=desk";
    Reply misnamed = service.post(service.key(Role.ERP), settle + "s", "");
    assertThat(misnamed.status()).isEqualTo(400);
    assertThat(misnamed.body()).contains("\"parameter\":\"policy\",\"code\":\"unknown_policy\"");
    assertThat(service.post(service.key(Role.ERP), settle, "").status()).isEqualTo(200);
    assertThat(service.post(service.key(Role.ERP), settle, "").status()).isEqualTo(409);
  }

  @Test
  @Tag("R29")
  void aNumberIsUsedOnce() {
    String customer = desk.customer();
    String fields = "\"kind\":\"lawsuit\",\"incident\":\"L-" + customer + "\"";
    assertThat(report(customer, fields).status()).isEqualTo(201);
    assertThat(report(customer, fields).status()).isEqualTo(409);
  }

  @Test
  @Tag("R29")
  void theListOfKindsIsWhatTheQueriesOfThePoliciesAskAbout() throws IOException {
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("../decision-tables"))) {
      for (Path sql : files.filter(file -> file.toString().endsWith(".facts.sql")).toList()) {
        ASKED
            .matcher(Files.readString(sql))
            .results()
            .flatMap(found -> KIND.matcher(found.group(1)).results())
            .forEach(kind -> asked.add(kind.group(1)));
      }
    }
    assertThat(asked)
        .isNotEmpty()
        .isSubsetOf(Arrays.stream(IncidentKind.values()).map(JsonText::code).toList());
  }
}
