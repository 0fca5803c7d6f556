package org.shouxin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.problem.Language;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;

/** Every error is a problem (RFC 9457) that says what and where. */
class ProblemsTest {

  private static final TestService SERVICE = TestService.on(TestDatabase.H2);
  private static final String KEYS = "/api/v1/keys";
  private static final String DECISIONS = "/api/v1/decisions";

  private static void isProblem(Reply reply, int status) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.json().get("status").asInt()).isEqualTo(status);
    assertThat(reply.json().get("title").asString()).isNotEmpty();
    assertThat(reply.json().get("detail").asString()).isNotEmpty();
  }

  @Test
  void whatIsNoJsonIsReportedWithLineAndColumn() {
    for (String path : new String[] {KEYS, DECISIONS}) {
      Reply reply = SERVICE.post(SERVICE.person(), path, "{\"name\":\n  nme}");
      isProblem(reply, 400);
      assertThat(reply.body()).contains("line 2, column");
      isProblem(SERVICE.post(SERVICE.person(), path, ""), 400);
      isProblem(SERVICE.post(SERVICE.person(), path, "[1]"), 422);
    }
  }

  @Test
  void nothingIsGuessedOfABody() {
    String key = SERVICE.person();
    isProblem(SERVICE.post(key, DECISIONS, "{\"customer\":\"a\",\"customer\":\"b\"}"), 400);
    isProblem(SERVICE.post(key, DECISIONS, "{\"customer\":\"a\"} {}"), 400);
    isProblem(SERVICE.post(key, KEYS, "{\"name\":\"a\",\"name\":\"b\"}"), 400);
    Reply kind = SERVICE.post(key, KEYS, "{\"name\":\"a\",\"days\":\"ten\"}");
    isProblem(kind, 422);
    assertThat(kind.fields()).containsExactlyInAnyOrder("/days", "/roles");
    assertThat(kind.body()).contains("a whole number");
    isProblem(SERVICE.post(key, KEYS, "{\"name\":\"a\",\"days\":1.5}"), 422);
    isProblem(SERVICE.post(key, KEYS, "{\"name\":7}"), 422);
    isProblem(SERVICE.post(key, KEYS, "{\"name\":\"a\",\"person\":\"yes\"}"), 422);
  }

  @Test
  void whoIsUnknownOrNotAllowedIsAnsweredInItsLanguage() {
    isProblem(SERVICE.get(null, KEYS), 401);
    isProblem(SERVICE.get(SERVICE.key(Role.ERP), KEYS), 403);
    Reply zh = SERVICE.get(SERVICE.key(Role.ERP), KEYS, "Accept-Language", "zh-CN");
    assertThat(zh.json().get("title").asString()).isEqualTo("没有权限");
    assertThat(zh.header("Content-Language")).isEqualTo("zh");
  }

  @Test
  void pathsMethodsAndFormatsThatAreNotThereAreReported() {
    isProblem(SERVICE.get(SERVICE.person(), "/none-such"), 404);
    Reply method = SERVICE.delete(SERVICE.person(), KEYS);
    isProblem(method, 405);
    assertThat(method.header("Allow")).isEqualTo("GET, POST");
    isProblem(SERVICE.get(SERVICE.person(), KEYS, "Accept", "image/png"), 406);
    isProblem(
        SERVICE.send(
            SERVICE
                .request(SERVICE.person(), KEYS)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build()),
        415);
  }

  @Test
  void parametersThatCannotBeReadAreReported() {
    Reply reply = SERVICE.get(SERVICE.key(Role.AUDITOR), "/api/v1/purposes?from=yesterday");
    isProblem(reply, 400);
    assertThat(reply.body()).contains("\"parameter\":\"from\"").contains("2026-10-31T08:00:00Z");
    isProblem(SERVICE.get(SERVICE.key(Role.AUDITOR), "/api/v1/purposes?limit=1001"), 400);
  }

  @Test
  void aQueryThatCannotBeReadIsTheCallersFault() throws java.io.IOException {
    String key = SERVICE.key(Role.AUDITOR);
    for (String query : new String[] {"opened_by=%zz", "%ff=1", "=&&", "opened_by=%00"}) {
      String answer =
          SERVICE.raw(
              "GET /api/v1/purposes?"
                  + query
                  + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                  + key
                  + "\r\n\r\n");
      assertThat(answer).as(query).startsWith("HTTP/1.1 400").contains("malformed_request");
    }
  }

  @Test
  void aBodyIsInUtf8() {
    String body = "{\"customer\":\"\\ud800\",\"facts\":{}}";
    for (String charset : new String[] {"UTF-16", "UTF-16LE", "UTF-32"}) {
      Reply reply =
          SERVICE.send(
              SERVICE
                  .request(SERVICE.person(), DECISIONS)
                  .header("Content-Type", "application/json")
                  .header("Accept-Language", "en")
                  .POST(
                      HttpRequest.BodyPublishers.ofByteArray(
                          body.getBytes(Charset.forName(charset))))
                  .build());
      isProblem(reply, 400);
      assertThat(reply.body()).contains("not in UTF-8");
    }
  }

  @Test
  void anIdempotencyKeyIsVisibleAscii() {
    String body = "{\"customer\":\"a\",\"facts\":{}}";
    for (String bad : new String[] {"a b", "", "x".repeat(129)}) {
      Reply reply = SERVICE.post(SERVICE.person(), DECISIONS, body, "Idempotency-Key", bad);
      isProblem(reply, 400);
      assertThat(reply.body()).contains("Idempotency-Key");
    }
    isProblem(
        SERVICE.post(SERVICE.person(), DECISIONS, body, "Idempotency-Key", "x".repeat(128)), 422);
  }

  @Test
  void anIdempotencyKeyIsGivenOnce() {
    for (String second : new String[] {"one", "two"}) {
      Reply reply =
          SERVICE.post(
              SERVICE.person(),
              DECISIONS,
              "{\"customer\":\"a\",\"facts\":{}}",
              "Idempotency-Key",
              "one",
              "Idempotency-Key",
              second);
      isProblem(reply, 400);
      assertThat(reply.json().at("/problems/0/header").asString()).isEqualTo("Idempotency-Key");
      assertThat(reply.json().at("/problems/0/code").asString()).isEqualTo("duplicate");
      assertThat(reply.json().at("/problems/0/found").asString()).isEqualTo("one, " + second);
    }
  }

  @Test
  void aBodyBeyondTheLimitIsRefusedHoweverItIsSent() {
    int most = 2 * 1024 * 1024;
    String start = "{\"customer\":\"";
    String within = start + "x".repeat(most - start.length() - 2) + "\"}";
    isProblem(SERVICE.post(SERVICE.person(), DECISIONS, within), 422);
    isProblem(SERVICE.post(SERVICE.person(), DECISIONS, within + " "), 413);
    byte[] beyond = (within + " ").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    HttpRequest chunked =
        SERVICE
            .request(SERVICE.person(), DECISIONS)
            .header("Content-Type", "application/json")
            .header("Accept-Language", "en")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(beyond)))
            .build();
    isProblem(SERVICE.send(chunked), 413);
  }

  @Test
  void anOverlongUrlOrHeaderIsRefused() {
    assertThat(SERVICE.get(null, "/api/v1/keys?" + "x".repeat(20_000)).status()).isEqualTo(400);
    assertThat(SERVICE.get(null, KEYS, "X-Padding", "x".repeat(20_000)).status()).isIn(400, 431);
  }

  @Test
  void anErrorOfTheDatabaseHidesItsInsidesAndIsReportedWithWhenToRetry() {
    TestService own = TestService.start(TestDatabase.H2, Map.of());
    try {
      own.database().sql("drop table purpose_log").update();
      Reply fault = own.get(own.key(Role.AUDITOR), "/api/v1/purposes");
      isProblem(fault, 503);
      assertThat(fault.body().toLowerCase(java.util.Locale.ROOT))
          .doesNotContain("purpose_log")
          .doesNotContain("exception")
          .doesNotContain("select");
      own.bean(HikariDataSource.class).close();
      for (Role role : new Role[] {Role.AUDITOR, Role.ADMINISTRATOR}) {
        Reply away = own.get(own.key(role), role == Role.AUDITOR ? "/api/v1/purposes" : KEYS);
        isProblem(away, 503);
        assertThat(away.header("Retry-After")).isEqualTo("5");
      }
      isProblem(own.post(own.key(Role.ERP), DECISIONS, "{}", "Idempotency-Key", "a"), 503);
      assertThat(own.get(null, "/actuator/health").status()).isEqualTo(503);
    } finally {
      own.stop();
    }
  }

  @Test
  void theLanguageIsThatOfTheGreatestWeight() {
    assertThat(Languages.of("en")).isEqualTo(Language.EN);
    assertThat(Languages.of("en-GB,zh;q=0.9")).isEqualTo(Language.EN);
    assertThat(Languages.of("en;q=0.3,zh;q=0.9")).isEqualTo(Language.ZH);
    assertThat(Languages.of("fr,en;q=0.1")).isEqualTo(Language.EN);
    assertThat(Languages.of("zh;q=0,en;q=0.1")).isEqualTo(Language.EN);
    assertThat(Languages.of("*")).isEqualTo(Language.ZH);
    assertThat(Languages.of(";;;")).isEqualTo(Language.ZH);
  }
}
