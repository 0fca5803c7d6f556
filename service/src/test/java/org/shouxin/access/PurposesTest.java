package org.shouxin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import org.shouxin.server.Tokens;

/** Whoever opens a file states the purpose, and it is recorded. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Tag("R31")
class PurposesTest {

  /** A character of two units of UTF-16, as the columns count, percent-encoded: 𠮷. */
  private static final String RARE = "%F0%A0%AE%B7";

  private static final String HEADER = "Shouxin-Purpose";

  private final TestService service;
  private final String customer = "KH-" + UUID.randomUUID().toString().substring(0, 8);

  PurposesTest(TestDatabase database) {
    this.service = TestService.on(database);
  }

  private String decision() {
    Reply reply =
        service.post(
            service.key(Role.ERP),
            "/api/v1/decisions",
            "{\"policy\":\"nonferrous\",\"as_of\":\"2026-10-31\",\"customer\":\""
                + customer
                + "\",\"facts\":{}}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.header("Location");
  }

  private List<Purposes.FileOpening> noted() {
    return service
        .bean(Purposes.class)
        .find(new Purposes.Question(customer, null, null, null, null), 100);
  }

  @Test
  void aPersonWithoutAPurposeSeesNothing() {
    String decision = decision();
    for (String credential : List.of(service.person(), Tokens.of("wang", Role.ANALYST))) {
      for (String purpose : new String[] {"", "   "}) {
        Reply reply = service.get(credential, decision, HEADER, purpose);
        assertThat(reply.status()).as(reply.body()).isEqualTo(428);
        assertThat(reply.body()).contains(HEADER).doesNotContain(customer);
      }
      assertThat(service.get(credential, decision).status()).isEqualTo(428);
    }
    assertThat(noted()).isEmpty();
  }

  @Test
  void aPurposeIsNotedWithWhoWhatAndWhen() {
    String decision = decision();
    String purpose = "复核 2026 年 10 月的额度";
    String percent = URLEncoder.encode(purpose, StandardCharsets.UTF_8).replace("+", "%20");
    assertThat(service.get(service.person(), decision, HEADER, percent).status()).isEqualTo(200);
    assertThat(
            service.get(Tokens.of("wang", Role.ANALYST), decision + "?purpose=" + percent).status())
        .isEqualTo(200);
    assertThat(noted()).extracting(Purposes.FileOpening::purpose).containsExactly(purpose, purpose);
    assertThat(noted())
        .extracting(Purposes.FileOpening::openedBy)
        .containsExactly("jwt:wang", "key:clerk");
    assertThat(noted().get(0).opened()).isEqualTo("GET " + decision);
  }

  @Test
  void aPurposeHasAtMostTwoHundredCharactersAndCanBeRead() {
    String decision = decision();
    assertThat(service.get(service.person(), decision, HEADER, "x".repeat(200)).status())
        .isEqualTo(200);
    assertThat(service.get(service.person(), decision, HEADER, RARE.repeat(100)).status())
        .isEqualTo(200);
    for (String bad :
        List.of("x".repeat(201), RARE.repeat(100) + "x", "%E5%A", "%FF%FE", "a%0Ab")) {
      assertThat(service.get(service.person(), decision, HEADER, bad).status())
          .as(bad)
          .isEqualTo(400);
    }
    assertThat(noted()).hasSize(2);
  }

  @Test
  void machinesNeedNone() {
    String decision = decision();
    assertThat(service.get(service.key(Role.ERP), decision).status()).isEqualTo(200);
    assertThat(
            service
                .get(
                    Tokens.of(
                        new com.nimbusds.jwt.JWTClaimsSet.Builder()
                            .subject("erp-client")
                            .claim("azp", "erp-client")
                            .claim("roles", List.of("erp"))
                            .expirationTime(
                                java.util.Date.from(java.time.Instant.now().plusSeconds(60)))
                            .build()),
                    decision)
                .status())
        .isEqualTo(200);
    assertThat(noted()).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotNoted() {
    assertThat(
            service
                .get(service.person(), "/api/v1/decisions/none-such", HEADER, "looking")
                .status())
        .isEqualTo(404);
    assertThat(noted()).isEmpty();
  }

  @Test
  void aMomentBeyondTheCalendarIsRefused() {
    String path = "/api/v1/purposes?customer=" + customer;
    String whole = path + "&from=1900-01-01T00:00:00Z&to=2999-12-31T23:59:59.999999Z";
    assertThat(service.get(service.key(Role.AUDITOR), whole).status()).isEqualTo(200);
    for (String moment :
        List.of(
            "-999999999-01-01T00:00:00Z",
            "1899-12-31T23:59:59.999999Z",
            "3000-01-01T00:00:00Z",
            "%2B1000000000-12-31T23:59:59Z")) {
      for (String side : List.of("from", "to")) {
        Reply refused = service.get(service.key(Role.AUDITOR), path + "&" + side + "=" + moment);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("\"parameter\":\"" + side + "\"", "1900 to 2999");
      }
    }
  }

  @Test
  void aPurposeMayComeAsPlainUtf8() throws Exception {
    String decision = decision();
    String purpose = new String("年审".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    String request =
        "GET "
            + decision
            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-API-Key: "
            + service.person()
            + "\r\n"
            + HEADER
            + ": "
            + purpose
            + "\r\n\r\n";
    assertThat(service.raw(request)).startsWith("HTTP/1.1 200");
    String path = "/api/v1/purposes?limit=1&customer=" + customer;
    assertThat(
            service
                .get(service.key(Role.AUDITOR), path)
                .json()
                .at("/purposes/0/purpose")
                .asString())
        .isEqualTo("年审");
  }

  @Test
  void auditorsReadThemPageByPage() {
    String decision = decision();
    for (String purpose : List.of("first", "second", "third")) {
      service.get(service.person(), decision, HEADER, purpose);
    }
    String path = "/api/v1/purposes?opened_by=key:clerk&limit=2&customer=" + customer;
    Reply page = service.get(service.key(Role.AUDITOR), path);
    assertThat(page.json().get("purposes").valueStream().map(one -> one.get("purpose").asString()))
        .containsExactly("third", "second");
    Reply rest =
        service.get(
            service.key(Role.AUDITOR), path + "&before=" + page.json().get("next").asString());
    assertThat(rest.json().get("purposes").valueStream().map(one -> one.get("purpose").asString()))
        .containsExactly("first");
    assertThat(rest.json().has("next")).isFalse();
    assertThat(
            service
                .get(service.key(Role.AUDITOR), path + "&from=2999-01-01T00:00:00Z")
                .json()
                .get("purposes")
                .isEmpty())
        .isTrue();
    assertThat(
            service
                .get(service.key(Role.AUDITOR), path + "&to=2020-01-01T00:00:00Z")
                .json()
                .get("purposes")
                .isEmpty())
        .isTrue();
  }
}
