package org.shouxin.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.problem.RefusedException;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;

/**
 * The samples of orders that come with the policies, asked over HTTP of a service that knows the
 * samples of customers: outcome, rows that applied and figures are those of the sample.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SampleOrdersTest {

  private static final Map<String, String> STATUS =
      Map.of("release", "released", "hold", "held", "prepay", "prepay", "reject", "rejected");

  private final SampleOffice office;

  SampleOrdersTest(TestDatabase database) {
    this.office = SampleOffice.on(database);
  }

  @ParameterizedTest
  @CsvSource({
    "credit-file, over_limit",
    "direct-supply, days_gap exposure headroom prepaid_pct prepayment_gap",
    "steel, headroom unpaid"
  })
  @Tag("R27")
  void theOrderOfficeGetsWhatTheSampleSays(String policy, String asked)
      throws IOException, RefusedException {
    office.take(policy);
    Set<String> outcomes = new HashSet<>();
    Set<String> told = new TreeSet<>();
    for (Map<String, String> expected : office.expected(policy)) {
      String order = String.valueOf(expected.get("order"));
      Reply reply = office.check(policy, order);
      if (office.dated(policy, order)) {
        assertThat(reply.status()).as(order).isEqualTo(422);
        assertThat(reply.body()).as(order).contains("must not be in the future");
        continue;
      }
      assertThat(reply.status()).as(order + " " + reply.body()).isEqualTo(200);
      JsonNode answer = reply.json();
      assertThat(answer.get("status").asString())
          .as(order)
          .isEqualTo(STATUS.get(expected.get("outcome")));
      assertThat(reasons(answer)).as(order).isEqualTo(expected.get("checks"));
      Map<String, BigDecimal> figures = figures(answer);
      for (String name : office.figures(policy)) {
        BigDecimal found = figures.get(name);
        if (found != null) {
          told.add(name);
          assertThat(found)
              .as(order + " " + name)
              .isEqualByComparingTo(String.valueOf(expected.get(name)));
        }
      }
      outcomes.add(answer.get("status").asString());
    }
    assertThat(outcomes).containsExactlyInAnyOrderElementsOf(STATUS.values());
    assertThat(String.join(" ", told)).as("figures by which orders are checked").isEqualTo(asked);
    assertThat(office.unsound()).as("S5, orders in other currencies too").isEmpty();
  }

  private static String reasons(JsonNode answer) {
    StringBuilder ids = new StringBuilder();
    for (JsonNode reason : answer.get("reason_rows")) {
      ids.append(ids.isEmpty() ? "" : " ").append(reason.asString().replace("orders/", ""));
    }
    return ids.toString();
  }

  private static Map<String, BigDecimal> figures(JsonNode answer) {
    Map<String, BigDecimal> figures = new TreeMap<>();
    for (JsonNode check : answer.get("check").get("checks")) {
      for (JsonNode figure : check.get("figures")) {
        if (figure.path("value").isNumber()) {
          figures.put(figure.get("name").asString(), figure.get("value").decimalValue());
        }
      }
    }
    return figures;
  }
}
