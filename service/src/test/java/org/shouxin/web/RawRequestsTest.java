package org.shouxin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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

  /** What is answered to these bytes, all of it, up to the end of the connection. */
  private static String answer(String request) throws IOException {
    try (Socket socket = new Socket(SERVICE.base().getHost(), SERVICE.base().getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

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
    String answer = answer("GET /api/v1/orders/" + path + " HTTP/1.1\r\n" + KEY + "\r\n\r\n");
    isProblem(answer, 400);
    assertThat(answer).as("in Chinese, as nobody asked for English").contains("请求有误");
  }

  @Test
  void theServersOwnRefusalsSpeakTheLanguageOfTheCaller() throws IOException {
    String answer = answer("GET /%zz HTTP/1.1\r\nAccept-Language: en\r\n" + KEY + "\r\n\r\n");
    isProblem(answer, 400);
    assertThat(answer).contains("the request is faulty");
  }

  @Test
  void headersThatCannotBeReadAreProblems() throws IOException {
    isProblem(answer("GET /api/v1/holds HTTP/1.1\r\nX: \u0001\r\n" + KEY + "\r\n\r\n"), 400);
    isProblem(
        answer(
            "GET /api/v1/holds HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n" + KEY + "\r\n\r\n"),
        400);
    isProblem(answer("GET /api/v1/holds HTTP/1.1\r\n\r\n"), 400);
    isProblem(answer("nonsense\r\n\r\n"), 400);
    isProblem(answer("FOO /api/v1/holds HTTP/1.1\r\n" + KEY + "\r\n\r\n"), 400);
    isProblem(answer("CONNECT /api/v1/holds HTTP/1.1\r\n" + KEY + "\r\n\r\n"), 501);
  }

  @Test
  void bytesAboveAsciiInAHeaderHarmNobody() throws IOException {
    String head = "GET /api/v1/holds HTTP/1.1\r\n" + KEY + "\r\n";
    assertThat(answer(head + "Accept-Language: en\u0080\r\n\r\n")).startsWith("HTTP/1.1 200");
    isProblem(
        answer(
            "GET /api/v1/holds HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-API-Key: sx_\u0080\r\n\r\n"),
        401);
    String key = "Idempotency-Key: \u0080\r\n";
    isProblem(answer("POST /api/v1/holds/recheck HTTP/1.1\r\n" + KEY + "\r\n" + key + "\r\n"), 400);
  }

  @Test
  void aBodyThatDoesNotArriveAsAnnouncedIsTheCallersFault() throws IOException {
    String head =
        "POST /api/v1/decisions HTTP/1.1\r\nAccept-Language: en\r\n"
            + KEY
            + "\r\nContent-Type: application/json\r\n";
    String answer = answer(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
    isProblem(answer, 400);
    assertThat(answer).contains("did not arrive");
    isProblem(answer(head + "Content-Length: -1\r\n\r\n"), 400);
  }
}
