package org.shouxin.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.access.Role;
import org.shouxin.credit.TestDesk;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What webhooks have not taken is seen by administrators and tried again at once. */
class DeliveriesEndpointTest {

  private final TestService service = TestDesk.on(TestDatabase.H2).service();

  /** A delivery to a webhook that is no longer configured, so that nobody makes it meanwhile. */
  private long delivery(int attempts) {
    JdbcClient database = service.database();
    database
        .sql(
            "insert into outbox (customer, kind, body, created_at)"
                + " values ('KH-O', 'order_held', '{}', '2026-10-31 08:00:00')")
        .update();
    long event = database.sql("select max(id) from outbox").query(Long.class).single();
    database
        .sql(
            "insert into outbox_delivery (event, webhook, customer, attempts, due_at, failure)"
                + " values (?, 'gone', 'KH-O', ?, '2099-01-01 00:00:00', 'HTTP 500')")
        .params(event, attempts)
        .update();
    return database.sql("select max(id) from outbox_delivery").query(Long.class).single();
  }

  private Map<Long, JsonNode> listed(String status) {
    Map<Long, JsonNode> byId = new HashMap<>();
    service
        .get(service.key(Role.ADMINISTRATOR), "/api/v1/deliveries?status=" + status)
        .json()
        .get("deliveries")
        .forEach(each -> byId.put(each.get("id").asLong(), each));
    return byId;
  }

  private String told(long id, String field) {
    return told("stuck", id, field);
  }

  private String told(String status, long id, String field) {
    return Objects.requireNonNull(listed(status).get(id)).get(field).asString();
  }

  @Test
  @Tag("R32")
  void stuckDeliveriesAreListedAndTriedAgainOnRequest() {
    long waiting = delivery(7);
    long stuck = delivery(8);
    assertThat(listed("stuck")).containsKey(stuck).doesNotContainKey(waiting);
    assertThat(listed("open")).containsKeys(stuck, waiting);
    assertThat(listed("delivered")).doesNotContainKeys(stuck, waiting);
    assertThat(told(stuck, "failure")).isEqualTo("HTTP 500");
    assertThat(told(stuck, "due_at")).startsWith("2099");
    assertThat(told(stuck, "status")).isEqualTo("stuck");
    assertThat(told("open", waiting, "status")).isEqualTo("open");

    String admin = service.key(Role.ADMINISTRATOR);
    Reply retried = service.post(admin, "/api/v1/deliveries/" + stuck + "/retry", "");
    assertThat(retried.status()).as(retried.body()).isEqualTo(202);
    assertThat(retried.json().get("id").asLong()).isEqualTo(stuck);
    assertThat(told(stuck, "due_at")).doesNotStartWith("2099");
    assertThat(service.post(admin, "/api/v1/deliveries/0/retry", "").status()).isEqualTo(404);
    Reply unknown = service.get(admin, "/api/v1/deliveries?status=lost");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.fields()).containsExactly("status");
    assertThat(unknown.body()).contains("open, stuck, delivered");
    assertThat(service.get(service.key(Role.ERP), "/api/v1/deliveries").status()).isEqualTo(403);
  }
}
