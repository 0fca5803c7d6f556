package org.shouxin.credit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;

/** A code longer than any customer's is a customer that is not there, never a fault. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LongCodesTest {

  private static final String CODE = "K".repeat(65);

  private final TestDesk desk;
  private final TestService service;

  LongCodesTest(TestDatabase database) {
    desk = TestDesk.on(database);
    service = desk.service();
  }

  private Reply post(Role role, String path, String body) {
    return service.post(service.key(role), path, body);
  }

  @Test
  void nobodyIsDecidedOn() {
    Reply reply =
        post(Role.ANALYST, "/api/v1/customers/" + CODE + "/decisions", "{\"policy\":\"desk\"}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(404);
  }

  @Test
  void anOrderIsRefused() {
    Reply reply =
        post(
            Role.ERP,
            "/api/v1/orders/check",
            "{\"policy\":\"desk\",\"order\":\"L-1\",\"customer\":\"" + CODE + "\",\"amount\":1}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(reply.body()).contains("/customer");
  }

  @Test
  void aFileIsOpenedInVain() {
    Reply reply =
        service.send(
            service
                .request(service.person(), "/api/v1/customers/" + CODE + "/overrides")
                .header("Shouxin-Purpose", "review")
                .GET()
                .build());
    assertThat(reply.status()).as(reply.body()).isLessThan(500);
  }

  @Test
  void aLimitOfManyDecimalsIsSetOrRefused() {
    String customer = desk.customer();
    post(Role.ANALYST, "/api/v1/customers/" + customer + "/decisions", "{\"policy\":\"desk\"}");
    Reply reply =
        post(
            Role.COMMITTEE,
            "/api/v1/customers/" + customer + "/overrides",
            "{\"policy\":\"desk\",\"field\":\"credit_limit\",\"reason\":\"r\",\"until\":\""
                + desk.today()
                + "\",\"to\":1."
                + "0".repeat(70)
                + "1}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(reply.json().get("problems").findValuesAsString("field")).containsExactly("/to");
  }
}
