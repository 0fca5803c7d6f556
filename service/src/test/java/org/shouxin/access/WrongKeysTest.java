package org.shouxin.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.problem.RefusedException;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import org.shouxin.server.Tokens;
import org.slf4j.LoggerFactory;

/** Whoever guesses keys is answered cheaply and logged in sum; valid keys are not affected. */
@Tag("R32")
class WrongKeysTest {

  private static final TestService SERVICE =
      TestService.start(
          TestDatabase.H2,
          Map.of("shouxin.access.wrong-keys", 3, "server.forward-headers-strategy", "native"));
  private static final String PATH = "/api/v1/deliveries";

  private final WrongKeys wrong = SERVICE.bean(WrongKeys.class);

  @AfterAll
  static void stop() {
    SERVICE.stop();
  }

  @BeforeEach
  void aNewMinute() {
    wrong.report();
  }

  private static Reply ask(String key, String... headers) {
    return SERVICE.get(key, PATH, headers);
  }

  private static String guess(int number) {
    return Secret.random().reveal().substring(0, 51) + String.format("%06d", number);
  }

  @Test
  void theFourthWrongKeyOfAMinuteIsAnswered429() {
    for (int i = 0; i < 3; i++) {
      assertThat(ask(guess(i)).status()).isEqualTo(401);
    }
    Reply fourth = ask(guess(3), "Accept-Language", "en");
    assertThat(fourth.status()).as(fourth.body()).isEqualTo(429);
    assertThat(fourth.json().get("code").asString()).isEqualTo("too_many_wrong_keys");
    assertThat(fourth.header("Retry-After")).isEqualTo("60");
    assertThat(ask("sx_malformed").status()).isEqualTo(429);
    wrong.report();
    assertThat(ask(guess(4)).status()).as("in the next minute").isEqualTo(401);
  }

  @Test
  void wrongTokensCountAsWrongKeysAndValidOnesAreAcceptedAsEver() {
    String valid = Tokens.of("li.wei", Role.ADMINISTRATOR);
    String signedByNobody = valid.substring(0, valid.length() - 8) + "AAAAAAAA";
    assertThat(ask(signedByNobody).status()).isEqualTo(401);
    assertThat(ask("no.token.at-all").status()).isEqualTo(401);
    assertThat(ask(guess(1)).status()).isEqualTo(401);
    Reply fourth = ask(signedByNobody, "Accept-Language", "en");
    assertThat(fourth.status()).as(fourth.body()).isEqualTo(429);
    assertThat(fourth.json().get("code").asString()).isEqualTo("too_many_wrong_keys");
    assertThat(ask(guess(2)).status()).isEqualTo(429);
    assertThat(ask(valid).status()).isEqualTo(200);
    assertThat(SERVICE.get(null, PATH).status()).as("none is not a wrong one").isEqualTo(401);
  }

  @Test
  void validKeysOfTheSameAddressAreAcceptedAsEver() throws RefusedException {
    String seen = SERVICE.key(Role.ADMINISTRATOR);
    for (int i = 0; i < 10; i++) {
      ask(guess(i));
    }
    assertThat(ask(seen).status()).isEqualTo(200);
    String fresh = SERVICE.issue("fresh", false, Role.ADMINISTRATOR);
    assertThat(ask(fresh).status()).as("a key that was just made").isEqualTo(200);
    assertThat(ask(fresh.substring(0, fresh.length() - 3) + "AAA").status())
        .as("the id of a valid key with a wrong secret")
        .isEqualTo(429);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.1, 203.0.113.2, 401",
    "203.0.113.3, 203.0.113.3, 429",
    "2001:db8:1:1::1, 2001:db8:1:1:ffff::2, 429",
    "2001:db8:1:2::1, 2001:db8:1:3::1, 401"
  })
  void behindAProxyEachCallerHasItsOwnAddressAndOfIpv6ItsNetwork(
      String guessing, String asking, int status) {
    for (int i = 0; i < 4; i++) {
      ask(guess(i), "X-Forwarded-For", guessing);
    }
    assertThat(ask(guess(9), "X-Forwarded-For", asking).status()).isEqualTo(status);
  }

  @Test
  void aMinuteOfWrongKeysIsOneLineOfTheLogWithoutSecrets() {
    Logger logger = (Logger) LoggerFactory.getLogger(WrongKeys.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.WARN);
    try {
      String last = "";
      for (int i = 0; i < 7; i++) {
        last = guess(i);
        ask(last);
      }
      ask(guess(8), "X-Forwarded-For", "203.0.113.9");
      wrong.report();
      wrong.report();
      assertThat(log.list)
          .singleElement()
          .extracting(ILoggingEvent::getFormattedMessage)
          .asString()
          .contains("wrong keys in a minute: 8, from addresses: 2, most from: 127.0.0.1 7 sx_")
          .doesNotContain(last.substring(14));
    } finally {
      logger.detachAppender(log);
    }
  }
}
