package org.shouxin.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;

/**
 * A code longer than any customer's is a customer that is not there, never a fault; so with limits.
 */
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
    Reply reply = desk.check(TestDesk.order(), CODE, "1");
    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(reply.body()).contains("/customer");
  }

  @Test
  void aFileIsOpenedInVain() {
    Reply reply =
        service.get(
            service.person(),
            "/api/v1/customers/" + CODE + "/overrides",
            "Shouxin-Purpose",
            "review");
    assertThat(reply.status()).as(reply.body()).isEqualTo(404);
    assertThat(reply.json().get("code").asString()).isEqualTo("unknown_customer");
  }

  @Test
  void aLimitOfSixtyFourCharactersIsSetAndALongerOneIsRefused() {
    String customer = desk.customer();
    post(Role.ANALYST, "/api/v1/customers/" + customer + "/decisions", "{\"policy\":\"desk\"}");
    String longest = "1." + "0".repeat(61) + "1";
    Reply set = limit(customer, longest);
    assertThat(set.status()).as(set.body()).isEqualTo(201);
    assertThat(set.json().at("/override/credit_limit/amount").decimalValue())
        .isEqualTo(new BigDecimal(longest));
    Reply refused = limit(customer, "1." + "0".repeat(62) + "1");
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.fields()).containsExactly("/amount");
  }

  private Reply limit(String customer, String amount) {
    return post(
        Role.COMMITTEE,
        "/api/v1/customers/" + customer + "/overrides",
        "{\"policy\":\"desk\",\"field\":\"credit_limit\",\"reason\":\"r\",\"valid_until\":\""
            + desk.today()
            + "\",\"amount\":"
            + amount
            + "}");
  }
}
