package org.shouxin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class IdempotencyTest {

  private final TestService service;
  private final String caller = "test:" + UUID.randomUUID();

  IdempotencyTest(TestDatabase database) {
    this.service = TestService.on(database);
  }

  private void keep(String key, Instant at) {
    new IdempotencyClaim(caller, key, "0".repeat(64), at).insert(service.database(), 201, "", "{}");
  }

  @Test
  void keysOlderThanSevenDaysAreRemovedAndNoOthers() {
    Instant now = Instant.now();
    keep("old", now.minus(Duration.ofDays(7)).minusSeconds(1));
    keep("recent", now.minus(Duration.ofDays(7)).plusSeconds(600));
    service.bean(Idempotency.class).removeOld();
    assertThat(
            service
                .database()
                .sql("select idempotency from idempotency_key where caller = ?")
                .param(caller)
                .query(String.class)
                .list())
        .containsExactly("recent");
  }
}
