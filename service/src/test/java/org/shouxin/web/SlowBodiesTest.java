package org.shouxin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.Await;
import org.shouxin.server.TestService;

/** More slow bodies of one key than the server has threads do not stop others. */
class SlowBodiesTest {

  private static final int SLOW = 70;
  private static final int AT_ONCE = 24;
  private static final String BODY =
      "{\"policy\":\"nonferrous\",\"customer\":\"SLOW\",\"facts\":{}}";

  private static Socket begun(TestService service, String key) throws IOException {
    Socket socket = new Socket(service.base().getHost(), service.base().getPort());
    String head =
        "POST /api/v1/decisions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + key
            + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
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
