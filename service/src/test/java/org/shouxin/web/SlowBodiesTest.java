package org.shouxin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.Await;
import org.shouxin.server.TestService;

/** More slow bodies than the server has threads do not stop others, with a key or without. */
class SlowBodiesTest {

  private static final int SLOW = 70;
  private static final int AT_ONCE = 24;
  private static final String JSON = "application/json";
  private static final String BODY =
      "{\"policy\":\"nonferrous\",\"customer\":\"SLOW\",\"facts\":{}}";

  private static Socket begun(TestService service, String key) throws IOException {
    return begun(service, "POST /api/v1/decisions", JSON, key, "{");
  }

  private static Socket begun(
      TestService service, String line, String type, @Nullable String key, String body)
      throws IOException {
    Socket socket = new Socket(service.base().getHost(), service.base().getPort());
    send(
        socket,
        line
            + " HTTP/1.1\r\nHost: x\r\n"
            + (key == null ? "" : "Authorization: Bearer " + key + "\r\n")
            + "Content-Type: "
            + type
            + "\r\nContent-Length: 1000\r\n\r\n"
            + body);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** Status and headers of an answer; its body is read too. */
  private static List<String> answer(Socket socket) throws IOException {
    List<String> head = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int length = 0;
    for (int next = socket.getInputStream().read(); next >= 0; ) {
      if (next != '\n') {
        line.append((char) next);
      } else if (line.toString().isBlank()) {
        socket.getInputStream().readNBytes(length);
        return head;
      } else {
        String header = line.toString().strip().toLowerCase(Locale.ROOT);
        head.add(header);
        if (header.startsWith("content-length: ")) {
          length = Integer.parseInt(header.substring("content-length: ".length()));
        }
        line.setLength(0);
      }
      next = socket.getInputStream().read();
    }
    return head;
  }

  private static int answered(List<Socket> sockets) {
    return (int)
        sockets.stream()
            .filter(
                socket -> {
                  try {
                    return socket.getInputStream().available() > 0;
                  } catch (IOException closed) {
                    return false;
                  }
                })
            .count();
  }

  @Test
  void othersAreAnsweredWhileTheyAreOpenAndTheCallerIsAskedToComeBack() throws Exception {
    TestService service =
        TestService.start(
            TestDatabase.H2,
            Map.of("server.tomcat.connection-timeout", "5m", "shouxin.web.body-within", "5m"));
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW; i++) {
        slow.add(begun(service, service.key(Role.ERP)));
      }
      Await.until("the rest is refused", () -> answered(slow) == SLOW - AT_ONCE);
      for (int i = 0; i < 20; i++) {
        assertThat(service.post(service.key(Role.ANALYST), "/api/v1/decisions", BODY).status())
            .isEqualTo(201);
      }
      Socket refused = slow.get(SLOW - 1);
      assertThat(line(refused)).startsWith("HTTP/1.1 503");
    } finally {
      for (Socket each : slow) {
        each.close();
      }
      service.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST /api/v1/decisions, application/json, sx_0123456789_wrong",
    "POST /api/v1/decisions, application/json,",
    "POST /nowhere, application/json,",
    "POST /%zz, application/json,",
    "DELETE /api/v1/decisions, application/x-www-form-urlencoded,",
  })
  void bodiesThatAreAnsweredUnreadStopNobody(String line, String type, @Nullable String key)
      throws Exception {
    TestService service =
        TestService.start(TestDatabase.H2, Map.of("server.tomcat.connection-timeout", "5m"));
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW; i++) {
        slow.add(begun(service, line, type, key, "{"));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(service.post(service.key(Role.ANALYST), "/api/v1/decisions", BODY).status())
            .isEqualTo(201);
      }
      for (Socket each : slow) {
        assertThat(answer(each)).contains("connection: close");
        assertThat(each.getInputStream().read()).as("closed").isNegative();
      }
    } finally {
      for (Socket each : slow) {
        each.close();
      }
      service.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /api/v1/decisions", "POST /nowhere"})
  void aRefusedBodyThatArrivesSoonKeepsItsConnection(String line) throws Exception {
    try (Socket socket = begun(TestService.on(TestDatabase.H2), line, JSON, null, "{")) {
      for (int i = 0; i < 2; i++) {
        Thread.sleep(100); // the answer is not given in the meantime
        assertThat(socket.getInputStream().available()).isZero();
        send(socket, " ".repeat(999));
        assertThat(answer(socket))
            .anyMatch(status -> status.startsWith("http/1.1 401"))
            .doesNotContain("connection: close");
        send(socket, line + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{");
      }
    }
  }

  @Test
  void theAnswerToARefusedBodyInChunksSaysThatItsConnectionEnds() throws Exception {
    TestService service = TestService.on(TestDatabase.H2);
    try (Socket socket = new Socket(service.base().getHost(), service.base().getPort())) {
      send(socket, "POST /nowhere HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;");
      assertThat(answer(socket)).contains("connection: close");
      assertThat(socket.getInputStream().read()).as("closed").isNegative();
    }
  }

  @Test
  void aBodyThatDribblesIsEndedByTheDeadlineForTheWholeOfIt() throws Exception {
    TestService service =
        TestService.start(TestDatabase.H2, Map.of("shouxin.web.body-within", "1ms"));
    try (Socket socket = begun(service, service.key(Role.ERP))) {
      Await.until(
          "answered",
          () -> {
            try {
              socket.getOutputStream().write(' ');
              socket.getOutputStream().flush();
              return socket.getInputStream().available() > 0;
            } catch (IOException closed) {
              return true;
            }
          });
      assertThat(line(socket)).startsWith("HTTP/1.1 400");
    } finally {
      service.stop();
    }
  }

  private static String line(Socket socket) throws IOException {
    return String.valueOf(
        new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
            .readLine());
  }
}
