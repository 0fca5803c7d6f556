package org.shouxin.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.shouxin.access.ApiKeys;
import org.shouxin.access.Caller;
import org.shouxin.access.Role;
import org.shouxin.customers.Customers;
import org.shouxin.database.BusinessClock;
import org.shouxin.imports.Importer;
import org.shouxin.imports.SampleLedger;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sample data and sample calls on the embedded database. */
final class Demonstration {

  private static final String BODY =
      "{\"policy\":\"nonferrous\",\"customer\":\"KH000001\",\"facts\":{\"on_time_pct\":97.5,"
          + "\"avg_monthly_purchases\":800000,\"purchases_12m\":9600000,\"max_overdue_days\":0,"
          + "\"contract_on_file\":true,\"licence_valid_until\":\"2033-07-11\"}}";
  private static final String NAME = "demo";
  private static final String ORDERS = "/api/v1/orders/check";
  private static final BigDecimal LEAST = new BigDecimal(10_000);
  private static final Duration LIFE = Duration.ofHours(24);

  private final ApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  /** A command, and what it shows. */
  record Example(Text shows, String command) {}

  Demonstration(ApplicationContext context) {
    this.context = context;
  }

  /** Loads the sample ledger unless there are customers already, or no samples. */
  void load(Path home) throws RefusedException {
    Path ledger = SampleLedger.folder(home);
    if (customers().isEmpty() && Files.isDirectory(ledger)) {
      SampleLedger.load(context.getBean(Importer.class), ledger);
    }
  }

  /** Customers, those with the most invoices first. */
  private List<String> customers() {
    return context
        .getBean(JdbcClient.class)
        .sql(
            "select c.code from customer c left join invoice i on i.customer = c.code"
                + " group by c.code order by count(i.number) desc, c.code limit 100")
        .query(String.class)
        .list();
  }

  /**
   * Commands that work as printed, with a new key; the key of the previous start is revoked. With
   * sample data: a decision on a customer with a limit, an order that is released, and one that is
   * held.
   */
  List<Example> examples(String address) {
    String key = key();
    List<String> customers = customers();
    for (String customer : customers) {
      BigDecimal room = room(address, key, customer);
      if (room.compareTo(LEAST) > 0) {
        String order = "DEMO-" + context.getBean(BusinessClock.class).now().getEpochSecond();
        return List.of(
            new Example(
                new Text("有额度的客户：", "A customer with a limit:"),
                curl(address, "/api/v1/customers/" + customer + "/decisions", key, "{}")),
            new Example(
                new Text("放行的订单：", "An order that is released:"),
                curl(address, ORDERS, key, body(order + "-1", customer, half(room)))),
            new Example(
                new Text("超出额度、暂停的订单：", "An order over the limit, which is held:"),
                curl(address, ORDERS, key, body(order + "-2", customer, room.add(LEAST)))));
      }
    }
    Text decision = new Text("评定：", "A decision:");
    return List.of(
        customers.isEmpty()
            ? new Example(decision, curl(address, "/api/v1/decisions", key, BODY))
            : new Example(
                decision,
                curl(address, "/api/v1/customers/" + customers.get(0) + "/decisions", key, "{}")));
  }

  private String key() {
    ApiKeys keys = context.getBean(ApiKeys.class);
    Caller caller = Caller.command();
    keys.list().stream()
        .filter(key -> key.name().equals(NAME) && key.revokedAt() == null)
        .forEach(key -> keys.revoke(key.id(), caller));
    try {
      return keys.issue(NAME, Set.of(Role.ERP, Role.ANALYST), false, LIFE, caller)
          .secret()
          .reveal();
    } catch (RefusedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String body(String order, String customer, BigDecimal amount) {
    return "{\"order\":\"%s\",\"customer\":\"%s\",\"amount\":%s}"
        .formatted(order, customer, amount.toPlainString());
  }

  private static String curl(String address, String path, String key, String body) {
    return "curl -X POST "
        + address
        + path
        + " -H 'Authorization: Bearer "
        + key
        + "' -H 'Content-Type: application/json' -d '"
        + body
        + "'";
  }

  /**
   * How large an order of a customer may be, as the service answers itself about orders that it
   * does not record; 0 if not even a small one would be released.
   */
  private BigDecimal room(String address, String key, String customer) {
    try {
      JsonNode small = checked(address, key, customer, LEAST);
      for (JsonNode check : small.at("/check/checks")) {
        for (JsonNode figure : check.get("figures")) {
          if (figure.get("name").asString().equals("headroom")) {
            BigDecimal room = figure.get("value").decimalValue().add(LEAST);
            boolean both =
                outcome(small).equals("release")
                    && outcome(checked(address, key, customer, half(room))).equals("release")
                    && outcome(checked(address, key, customer, room.add(LEAST))).equals("hold");
            return both ? room : BigDecimal.ZERO;
          }
        }
      }
      return BigDecimal.ZERO;
    } catch (IOException unreachable) {
      return BigDecimal.ZERO;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return BigDecimal.ZERO;
    }
  }

  private static String outcome(JsonNode answer) {
    return answer.path("sheet_outcome").asString("");
  }

  private static BigDecimal half(BigDecimal room) {
    return room.divide(new BigDecimal(2), -3, RoundingMode.DOWN);
  }

  private JsonNode checked(String address, String key, String customer, BigDecimal amount)
      throws IOException, InterruptedException {
    String body = body("DEMO", customer, amount);
    LocalDate today = context.getBean(Customers.class).today();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + ORDERS))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    body.replace("}", ",\"as_of\":\"" + today + "\"}")))
            .build();
    return JsonMapper.shared()
        .readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
