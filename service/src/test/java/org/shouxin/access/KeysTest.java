package org.shouxin.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.Clocks;
import org.shouxin.database.TestDatabase;
import org.shouxin.problem.RefusedException;
import org.shouxin.server.SetClock;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import org.shouxin.server.Tokens;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@Tag("R32")
class KeysTest {

  private static final String PATH = "/api/v1/keys";

  private final TestService service;
  private final String administrator;

  KeysTest(TestDatabase database) {
    this.service = TestService.on(database);
    this.administrator = service.key(Role.ADMINISTRATOR);
  }

  @Test
  @Tag("R31")
  void aKeyIsAPersonsUnlessItIsTheErpsOrSomebodySaysOtherwise() {
    for (Role role : Role.values()) {
      assertThat(person("[\"" + role.code() + "\"]")).as(role.code()).isEqualTo(role != Role.ERP);
    }
    assertThat(person("[\"erp\",\"analyst\"]")).isFalse();
    assertThat(person("[\"auditor\"],\"person\":false")).isFalse();
    assertThat(person("[\"erp\"],\"person\":true")).isTrue();
  }

  private boolean person(String roles) {
    Reply issued =
        service.post(administrator, PATH, "{\"name\":\"one\",\"days\":1,\"roles\":" + roles + "}");
    assertThat(issued.status()).as(issued.body()).isEqualTo(201);
    return issued.json().get("person").asBoolean();
  }

  @Test
  void anAdministratorIssuesAKeyThatIsShownOnceAndRevokesIt() {
    Reply issued =
        service.post(
            administrator,
            PATH,
            "{\"name\":\"erp-2\",\"roles\":[\"administrator\"],\"days\":90,\"person\":true}");
    assertThat(issued.status()).as(issued.body()).isEqualTo(201);
    String key = issued.json().get("key").asString();
    String id = issued.json().get("id").asString();
    assertThat(key).startsWith("sx_" + id + "_");
    assertThat(issued.json().get("created_by").asString()).isEqualTo("key:administrator");
    assertThat(service.get(key, PATH).status()).isEqualTo(200);
    assertThat(
            service
                .send(service.request(null, PATH).header("X-API-Key", key).GET().build())
                .status())
        .isEqualTo(200);
    assertThat(service.get(administrator, PATH).body())
        .contains(id)
        .doesNotContain(key)
        .doesNotContain("hash");
    Reply revoked = service.delete(administrator, PATH + "/" + id);
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(revoked.json().get("revoked_by").asString()).isEqualTo("key:administrator");
    assertThat(service.get(key, PATH).status()).as("at once").isEqualTo(401);
    assertThat(service.delete(administrator, PATH + "/none-such").status()).isEqualTo(404);
  }

  @Test
  void aRetriedIssueMakesOneKeyAndDoesNotShowItAgain() {
    String body = "{\"name\":\"once\",\"roles\":[\"erp\"],\"days\":1}";
    Reply first = service.post(administrator, PATH, body, "Idempotency-Key", "keys-test");
    Reply again = service.post(administrator, PATH, body, "Idempotency-Key", "keys-test");
    assertThat(first.json().get("key").asString()).startsWith("sx_");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
    assertThat(again.json().has("key")).isFalse();
    assertThat(
            service
                .database()
                .sql("select body from idempotency_key where idempotency = 'keys-test'")
                .query(String.class)
                .single())
        .doesNotContain(first.json().get("key").asString());
  }

  @Test
  void whatIsWrongWithAKeyWantedIsReportedAtOnce() {
    Reply reply = service.post(administrator, PATH, "{\"name\":\"a b\",\"days\":731}");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.fields()).containsExactly("/days", "/name", "/roles");
    assertThat(
            service
                .post(administrator, PATH, "{\"name\":\"a\",\"roles\":[\"erp\"],\"days\":730}")
                .status())
        .as("the longest life")
        .isEqualTo(201);
    assertThat(
            service
                .post(administrator, PATH, "{\"name\":\"a\",\"roles\":[\"king\"],\"days\":1}")
                .body())
        .contains("/roles/0")
        .contains("administrator");
    assertThat(service.post(administrator, PATH, "{\"nmae\":\"a\"}").body())
        .contains("/nmae")
        .contains("did you mean name?");
  }

  private ApiKeys at(Instant moment) {
    return new ApiKeys(service.database(), Clocks.of(Clock.fixed(moment, ZoneOffset.UTC)));
  }

  @Test
  void aKeyEndsByItselfAtItsLastMoment() throws RefusedException {
    Instant now = Instant.parse("2026-10-31T08:00:00Z");
    Secret secret =
        at(now)
            .issue("brief", Set.of(Role.ERP), false, Duration.ofDays(1), Caller.command())
            .secret();
    Instant end = now.plus(Duration.ofDays(1));
    assertThat(at(end.minusMillis(1)).holder(secret))
        .isEqualTo(Optional.of(new Caller("key:brief", Set.of(Role.ERP), false)));
    assertThat(at(end).holder(secret)).isEmpty();
  }

  /** A key that opened something at a node before another node revoked it. */
  private Secret revokedElsewhere(ApiKeys node, Instant now) throws RefusedException {
    ApiKeys.Issued issued =
        node.issue("far", Set.of(Role.ERP), false, Duration.ofDays(1), Caller.command());
    assertThat(node.holder(issued.secret())).isPresent();
    at(now).revoke(issued.key().id(), Caller.command());
    return issued.secret();
  }

  @Test
  void aKeyRevokedOnAnotherNodeIsTrustedForFiveSecondsOnly() throws RefusedException {
    Instant now = Instant.parse("2026-10-31T08:00:00Z");
    SetClock here = new SetClock(now);
    ApiKeys node = new ApiKeys(service.database(), Clocks.of(here));
    Secret revoked = revokedElsewhere(node, now);
    here.set(now.plusSeconds(5).minusMillis(1));
    assertThat(node.holder(revoked)).isPresent();
    here.set(now.plusSeconds(5));
    assertThat(node.holder(revoked)).isEmpty();
  }

  @Test
  void aKeyRevokedOnAnotherNodeIsNotTrustedLongerWhereTheClockWasSetBack() throws RefusedException {
    Instant now = Instant.parse("2026-10-31T08:00:00Z");
    SetClock here = new SetClock(now);
    ApiKeys node = new ApiKeys(service.database(), Clocks.of(here));
    Secret revoked = revokedElsewhere(node, now);
    assertThat(node.holder(revoked)).as("trusted still").isPresent();
    here.set(now.minusSeconds(3600));
    assertThat(node.holder(revoked)).isEmpty();
  }

  @Test
  void aKeyRevokedWhileItIsLookedUpOpensNothingAfterwards() throws RefusedException {
    Instant now = Instant.parse("2026-10-31T08:00:00Z");
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    JdbcTemplate interrupted =
        new JdbcTemplate(service.bean(DataSource.class)) {
          @Override
          public <T extends @Nullable Object> List<T> query(
              String sql, RowMapper<T> mapper, @Nullable Object @Nullable ... values) {
            List<T> found = super.query(sql, mapper, values);
            meanwhile.getAndSet(() -> {}).run();
            return found;
          }
        };
    ApiKeys node =
        new ApiKeys(JdbcClient.create(interrupted), Clocks.of(Clock.fixed(now, ZoneOffset.UTC)));
    ApiKeys.Issued issued =
        node.issue("race", Set.of(Role.ERP), false, Duration.ofDays(1), Caller.command());
    Runnable revoke = () -> node.revoke(issued.key().id(), Caller.command());
    meanwhile.set(revoke);
    node.holder(issued.secret());
    assertThat(meanwhile).as("it was revoked").doesNotHaveValue(revoke);
    assertThat(node.holder(issued.secret())).as("at once").isEmpty();
  }

  @Test
  void theUseOfAKeyIsNotedToTheHour() throws RefusedException {
    Instant now = Instant.parse("2026-10-31T08:59:00Z");
    ApiKeys.Issued issued =
        at(now).issue("used", Set.of(Role.ERP), false, Duration.ofDays(1), Caller.command());
    at(now).holder(issued.secret());
    assertThat(
            at(now).list().stream()
                .filter(key -> key.id().equals(issued.key().id()))
                .map(ApiKey::lastUsedAt))
        .containsExactly(Instant.parse("2026-10-31T08:00:00Z"));
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .subject("wang")
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  @Test
  void rolesOfATokenComeFromItsClaimOrItsScopes() {
    List<JWTClaimsSet> auditors =
        List.of(
            claims().claim("roles", List.of("auditor")).build(),
            claims().claim("roles", "Shouxin.Auditor other").build(),
            claims().claim("scope", "openid shouxin.auditor").build(),
            claims().claim("scp", List.of("shouxin.auditor")).build());
    for (JWTClaimsSet one : auditors) {
      assertThat(service.get(Tokens.of(one), "/api/v1/purposes").status())
          .as(one.toString())
          .isEqualTo(200);
    }
    assertThat(
            service
                .get(Tokens.of(claims().claim("scope", "auditor").build()), "/api/v1/purposes")
                .status())
        .as("a scope of somebody else's")
        .isEqualTo(403);
  }

  @Test
  void aTokenThatHasEndedOrWasSignedByOthersIsRefused() {
    JWTClaimsSet ended =
        claims()
            .claim("roles", List.of("auditor"))
            .expirationTime(Date.from(Instant.now().minusSeconds(600)))
            .build();
    assertThat(service.get(Tokens.of(ended), "/api/v1/purposes").status()).isEqualTo(401);
    String good = Tokens.of("wang", Role.AUDITOR);
    assertThat(service.get(good, "/api/v1/purposes").status()).isEqualTo(200);
    int dot = good.lastIndexOf('.');
    String forged =
        good.substring(0, dot + 1) + good.substring(dot + 1, good.length() - 8) + "AAAAAAAA";
    assertThat(service.get(forged, "/api/v1/purposes").status()).isEqualTo(401);
  }
}
