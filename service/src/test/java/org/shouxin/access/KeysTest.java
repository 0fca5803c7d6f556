package org.shouxin.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class KeysTest {

  private final TestService service;

  KeysTest(TestDatabase database) {
    this.service = TestService.on(database);
  }

  @Test
  @Tag("R32")
  void anAdministratorIssuesAKeyThatIsShownOnceAndRevokesIt() {
    String administrator = service.key(Role.ADMINISTRATOR);
    Reply issued =
        service.post(
            administrator,
            "/api/v1/keys",
            "{\"name\":\"erp-2\",\"roles\":[\"administrator\"],\"days\":90}");
    assertThat(issued.status()).as(issued.body()).isEqualTo(201);
    String key = issued.json().get("key").asString();
    String id = issued.json().get("id").asString();
    assertThat(key).startsWith("sx_" + id + "_");
    assertThat(service.get(key, "/api/v1/keys").status()).isEqualTo(200);
    assertThat(service.get(administrator, "/api/v1/keys").body()).contains(id).doesNotContain(key);
    assertThat(service.delete(administrator, "/api/v1/keys/" + id).status()).isEqualTo(200);
    assertThat(service.get(key, "/api/v1/keys").status()).isEqualTo(401);
  }
}
