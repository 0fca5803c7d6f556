package org.shouxin.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.database.Clocks;
import org.shouxin.database.TestDatabase;
import org.shouxin.problem.RefusedException;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import org.shouxin.server.Tokens;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing that is written down contains a key or a token. */
@Tag("R32")
@Tag("R34")
class SecretsTest {

  private final TestService service = TestService.on(TestDatabase.H2);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level level = root.getLevel();

  @BeforeEach
  void listen() {
    root.setLevel(Level.INFO);
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void leave() {
    root.detachAppender(log);
    root.setLevel(level);
  }

  private String written() {
    service.bean(WrongKeys.class).report();
    StringBuilder all = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      all.append(event.getFormattedMessage()).append(event.getMDCPropertyMap());
      if (event.getThrowableProxy() != null) {
        all.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      all.append('\n');
    }
    return all.toString();
  }

  @Test
  void aRefusedKeyIsLoggedByItsIdAndNeverWhole() {
    String key = service.key(Role.ERP);
    String forged = key.substring(0, key.length() - 3) + (key.endsWith("AAA") ? "BBB" : "AAA");
    Reply reply = service.get(forged, "/api/v1/keys");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
    String secret = forged.substring(3 + Secret.ID + 1);
    assertThat(reply.body() + reply.response().headers()).doesNotContain(secret);
    assertThat(written())
        .contains("sx_" + forged.substring(3, 3 + Secret.ID) + "_…")
        .doesNotContain(secret);
  }

  @Test
  void whateverIsSentAsAKeyIsNotWrittenDown() {
    String password = "sx_my-own-password-1";
    assertThat(service.get(password, "/api/v1/keys").status()).isEqualTo(401);
    assertThat(
            service
                .send(
                    service
                        .request(null, "/api/v1/keys")
                        .header("X-API-Key", "hunter2-hunter2")
                        .GET()
                        .build())
                .status())
        .isEqualTo(401);
    assertThat(service.get("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.", "/api/v1/keys").status())
        .isEqualTo(401);
    assertThat(written())
        .contains("wrong keys in a minute")
        .doesNotContain(password)
        .doesNotContain("hunter2")
        .doesNotContain("eyJhbGciOiJub25lIn0");
  }

  @Test
  void aKeyOrTokenThatWorksIsNotWrittenDownEither() {
    String token = Tokens.of("somebody", Role.ERP);
    for (String credential : List.of(service.key(Role.ERP), token)) {
      Reply refused = service.post(credential, "/api/v1/decisions", "{\"customer\":\"a\"}");
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body()).doesNotContain(credential);
      service.get(credential, "/api/v1/keys");
      service.get(credential, "/none-such");
    }
    assertThat(written()).doesNotContain(service.key(Role.ERP)).doesNotContain(token);
  }

  @Test
  void thePartsOfAKeyThatPrintThemselvesDoNotPrintTheSecret() throws RefusedException {
    ApiKeys keys = new ApiKeys(service.bean(JdbcClient.class), Clocks.utc());
    ApiKeys.Issued issued =
        keys.issue("printed", Set.of(Role.ERP), false, Duration.ofDays(1), Caller.command());
    String secret = issued.secret().reveal().substring(3 + Secret.ID + 1);
    assertThat(secret).hasSize(43);
    assertThat(issued.toString() + issued.key() + issued.secret() + keys.list())
        .doesNotContain(secret);
    assertThat(
            service
                .database()
                .sql("select * from api_key where id = ?")
                .param(issued.key().id())
                .query()
                .singleRow()
                .toString())
        .doesNotContain(secret)
        .contains(issued.secret().hash());
  }
}
