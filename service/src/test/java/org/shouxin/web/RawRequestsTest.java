package org.shouxin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;

/** Requests that no HTTP client makes are answered with a problem as well. */
class RawRequestsTest {

  private static final TestService SERVICE = TestService.on(TestDatabase.H2);
  private static final String ERP = SERVICE.key(Role.ERP);
  private static final String KEY = "Host: x\r\nConnection: close\r\nAuthorization: Bearer " + ERP;

  private static void isProblem(String answer, int status) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .contains("Content-Type: application/problem+json")
        .contains("\"status\":" + status)
        .doesNotContain("<html")
        .doesNotContain("Exception")
        .doesNotContain("Tomcat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "%FF", "%zz", "%5C", "a%0Ab", "..;", "\"", "a//b"})
  void aPathThatCannotBeReadIsAProblem(String path) throws IOException {
    String answer = SERVICE.raw("GET /api/v1/orders/" + path + " HTTP/1.1\r\n" + KEY + "\r\n\r\n");
    isProblem(answer, 400);
    assertThat(answer).as("in Chinese, as nobody asked for English").contains("请求有误");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=%zz", "limit=%", "%zz=1", "status=%E4%B8", "x=%u0041"})
  void aQueryWithAMalformedPercentIsAProblem(String query) throws IOException {
    isProblem(SERVICE.raw("GET /api/v1/orders?" + query + " HTTP/1.1\r\n" + KEY + "\r\n\r\n"), 400);
    isProblem(
        SERVICE.raw(
            "POST /api/v1/decisions?"
                + query
                + " HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                + KEY
                + "\r\n\r\n{}"),
        400);
  }

  @Test
  void theServersOwnRefusalsSpeakTheLanguageOfTheCaller() throws IOException {
    String answer = SERVICE.raw("GET /%zz HTTP/1.1\r\nAccept-Language: en\r\n" + KEY + "\r\n\r\n");
    isProblem(answer, 400);
    assertThat(answer).contains("the request is faulty");
  }

  @Test
  void aRequestWhoseHeadersWereNeverReadIsAnsweredInBothLanguages() throws IOException {
    String answer = SERVICE.raw("nonsense\r\nAccept-Language: en\r\n\r\n");
    assertThat(answer).contains("请求有误", "the request is faulty");
  }

  @Test
  void anUnknownMethodAndAnExpectationHaveKindsOfTheirOwn() throws IOException {
    assertThat(SERVICE.raw("CONNECT /api/v1/orders HTTP/1.1\r\n" + KEY + "\r\n\r\n"))
        .contains("not_implemented");
    String expecting = "GET /api/v1/orders HTTP/1.1\r\nExpect: miracles\r\n" + KEY + "\r\n\r\n";
    assertThat(SERVICE.raw(expecting)).startsWith("HTTP/1.1 417").contains("expectation_failed");
  }

  @Test
  void headersThatCannotBeReadAreProblems() throws IOException {
    isProblem(SERVICE.raw("GET /api/v1/orders HTTP/1.1\r\nX: \u0001\r\n" + KEY + "\r\n\r\n"), 400);
    isProblem(
        SERVICE.raw(
            "GET /api/v1/orders HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n" + KEY + "\r\n\r\n"),
        400);
    isProblem(SERVICE.raw("GET /api/v1/orders HTTP/1.1\r\n\r\n"), 400);
    isProblem(SERVICE.raw("nonsense\r\n\r\n"), 400);
    isProblem(SERVICE.raw("FOO /api/v1/orders HTTP/1.1\r\n" + KEY + "\r\n\r\n"), 400);
    isProblem(SERVICE.raw("CONNECT /api/v1/orders HTTP/1.1\r\n" + KEY + "\r\n\r\n"), 501);
  }

  @Test
  void bytesAboveAsciiInAHeaderHarmNobody() throws IOException {
    String head = "GET /api/v1/orders HTTP/1.1\r\n" + KEY + "\r\n";
    assertThat(SERVICE.raw(head + "Accept-Language: en\u0080\r\n\r\n")).startsWith("HTTP/1.1 200");
    isProblem(
        SERVICE.raw(
            "GET /api/v1/orders HTTP/1.1\r\n"
                + "Host: x\r\n"
                + "Connection: close\r\n"
                + "X-API-Key: sx_\u0080\r\n\r\n"),
        401);
    String key = "Idempotency-Key: \u0080\r\n";
    isProblem(
        SERVICE.raw("POST /api/v1/orders/recheck HTTP/1.1\r\n" + KEY + "\r\n" + key + "\r\n"), 400);
  }

  @Test
  void aBodyThatDoesNotArriveAsAnnouncedIsTheCallersFault() throws IOException {
    String head =
        "POST /api/v1/decisions HTTP/1.1\r\nAccept-Language: en\r\n"
            + KEY
            + "\r\nContent-Type: application/json\r\n";
    String answer = SERVICE.raw(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
    isProblem(answer, 400);
    assertThat(answer).contains("did not arrive");
    isProblem(SERVICE.raw(head + "Content-Length: -1\r\n\r\n"), 400);
  }
}
