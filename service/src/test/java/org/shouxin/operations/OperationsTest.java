package org.shouxin.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.policies.ActivePolicies;
import org.shouxin.server.Await;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;

class OperationsTest {

  private static final String BODY =
      "{\"policy\":\"nonferrous\",\"as_of\":\"2026-10-31\",\"customer\":\"KH-OPS\",\"facts\":"
          + "{\"on_time_pct\":97.5,\"avg_monthly_purchases\":800000,\"purchases_12m\":9600000,"
          + "\"max_overdue_days\":0}}";

  private static TestService shared() {
    return TestService.on(TestDatabase.H2);
  }

  @Test
  void healthIsUpOrDownForAnyoneAndMoreForAdministratorsAndAuditors() {
    Reply anyone = shared().get(null, "/actuator/health");
    assertThat(anyone.status()).isEqualTo(200);
    assertThat(anyone.body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(shared().get(shared().key(Role.ERP), "/actuator/health").body())
        .isEqualTo(anyone.body());
    JsonNode all = shared().get(shared().key(Role.AUDITOR), "/actuator/health").json();
    assertThat(all.at("/components/db/status").asString()).isEqualTo("UP");
    JsonNode active = all.at("/components/policies/details/active");
    assertThat(active.size()).isEqualTo(shared().bean(ActivePolicies.class).all().size());
    assertThat(active.get(0).get("sha256").asString()).hasSize(64);
    assertThat(all.at("/components/journal/details/chain").asString()).hasSize(64);
    assertThat(all.at("/components/journal/details").has("pending")).isTrue();
  }

  @Test
  void decisionsAreCountedByGradePolicyVersionAndOutcome() {
    JsonNode answer = shared().post(shared().key(Role.ERP), "/api/v1/decisions", BODY).json();
    String figures = shared().get(shared().key(Role.ADMINISTRATOR), "/actuator/prometheus").body();
    assertThat(figures)
        .containsPattern(
            "shouxin_decisions_total\\{.*grade=\""
                + answer.get("grade").asString()
                + "\".*outcome=\"decided\".*policy=\"nonferrous\".*version=\"\\d+\".*} [1-9]")
        .contains("shouxin_answer_seconds_count{")
        .contains("shouxin_journal_pending");
  }

  @Test
  void aRequestUnderWayIsAnsweredBeforeTheServiceEnds() throws Exception {
    TestService own = TestService.start(TestDatabase.H2, Map.of());
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /api/v1/decisions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + own.key(Role.ERP)
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), own.base().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(body, 0, 10);
      out.flush();
      MeterRegistry registry = own.bean(MeterRegistry.class);
      Await.until(
          "the request is under way",
          () ->
              registry.find("http.server.requests.active").longTaskTimers().stream()
                  .anyMatch(timer -> timer.activeTasks() > 0));
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(own::stop);
      Await.until("nobody else is let in", () -> !accepts(own.base().getPort()));
      assertThat(stopped).as("waits for the request").isNotDone();
      out.write(body, 10, body.length - 10);
      out.flush();
      assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 201 ");
      stopped.join();
    }
  }

  private static boolean accepts(int port) {
    try (Socket another = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return another.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  private static String firstLine(Socket socket) throws IOException {
    return String.valueOf(
        new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
            .readLine());
  }
}
