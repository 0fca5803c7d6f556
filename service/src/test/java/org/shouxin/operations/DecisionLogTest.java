package org.shouxin.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.access.Role;
import org.shouxin.credit.TestDesk;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService.Reply;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What is decided on customers and orders of the database is logged and counted. */
@Tag("R34")
class DecisionLogTest {

  private final TestDesk desk = TestDesk.on(TestDatabase.H2);
  private final Logger logger = (Logger) LoggerFactory.getLogger(DecisionLog.class);
  private final Level level = logger.getLevel();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(log);
    logger.setLevel(level);
  }

  /** Lines with this id, in addition. */
  private List<String> lines(String id) {
    return List.copyOf(log.list).stream()
        .filter(line -> id.equals(line.getMDCPropertyMap().get("decision")))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private double counted(String name, String... tags) {
    return desk.service().bean(MeterRegistry.class).find(name).tags(tags).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  @Test
  void aDecisionOnACustomerHasALineWithItsIdAndIsCountedOnce() {
    String[] kind = {"policy", "desk", "grade", "A", "outcome", "decided"};
    double before = counted("shouxin.decisions", kind);
    Reply reply =
        desk.service()
            .post(
                desk.service().key(Role.ERP),
                "/api/v1/customers/" + desk.customer() + "/decisions",
                "{\"policy\":\"desk\"}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    assertThat(lines(reply.json().get("id").asString())).containsExactly("decided by desk");
    assertThat(counted("shouxin.decisions", kind)).isGreaterThanOrEqualTo(before + 1);
  }

  @Test
  void anOrderThatIsCheckedHasALineAndOneThatIsHeldIsCountedByReason() {
    String[] kind = {"policy", "desk", "reason", "orders/OC-30"};
    double before = counted("shouxin.holds", kind);
    String order = TestDesk.order();
    String customer = desk.customer();
    JsonNode held = desk.check(order, customer, "300001").json();
    assertThat(held.get("status").asString()).isEqualTo("held");
    assertThat(lines(held.get("record").asString())).containsExactly("order checked by desk: held");
    double after = counted("shouxin.holds", kind);
    assertThat(after).isGreaterThanOrEqualTo(before + 1);
    assertThat(desk.service().bean(MeterRegistry.class).get("shouxin.answer").tag("kind", "order"))
        .extracting(search -> search.timer().count())
        .matches(checks -> checks >= 1);
  }
}
