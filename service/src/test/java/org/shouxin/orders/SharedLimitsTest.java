package org.shouxin.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.access.Role;
import org.shouxin.credit.TestDesk;
import org.shouxin.database.TestDatabase;
import org.shouxin.policy.excel.PolicyWorkbook;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;

/**
 * M9: what is shared holds when orders come. The group of the samples has 600,000, of which its
 * three companies owe 500,000; each has 60,000 or more left of its own limit. A customer may have a
 * limit under each of two policies of which one counts the orders of both.
 */
@Tag("R27")
class SharedLimitsTest {

  private static final List<String> GROUP = List.of("XD53", "XD54", "XD55");

  @TempDir Path home = Path.of("");

  /** The answers to what is asked at once, in order. */
  private static List<Reply> together(List<Callable<Reply>> asked) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(asked.size());
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Reply>> replies = new ArrayList<>();
    for (Callable<Reply> each : asked) {
      replies.add(
          threads.submit(
              () -> {
                start.await();
                return each.call();
              }));
    }
    start.countDown();
    List<Reply> all = new ArrayList<>();
    for (Future<Reply> reply : replies) {
      all.add(reply.get());
    }
    threads.shutdown();
    return all;
  }

  private static long released(List<Reply> replies) {
    return replies.stream().filter(reply -> status(reply).equals("released")).count();
  }

  private static String status(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json().get("status").asString();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void membersOfAGroupThatOrderAtOnceNeverUseMoreThanTheLimitThatTheyShare(TestDatabase database)
      throws Exception {
    SampleOffice office = SampleOffice.own(database);
    try {
      office.take("credit-file");
      assertThat(status(office.ask("credit-file", "XD01", "G-OTHER", "200000")))
          .as("a company on its own")
          .isEqualTo("released");
      List<Callable<Reply>> asked = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String order = "G" + i;
        String member = GROUP.get(i % GROUP.size());
        asked.add(() -> office.ask("credit-file", member, order, "20000"));
      }
      assertThat(released(together(asked))).as("5 of 20,000 are 100,000").isEqualTo(5);
      Reply over = office.ask("credit-file", "XD53", "G-CENT", "0.01");
      assertThat(status(over)).isEqualTo("held");
      assertThat(over.json().get("reason_rows").toString()).contains("orders/OD-75");
      assertThat(origins(over, "orders/OD-75"))
          .as("what it is made of")
          .contains("members_exposure", "group_limit", "receivables");
      assertThat(office.unsound()).as("S5").isEmpty();
    } finally {
      office.stop();
    }
  }

  private static List<String> origins(Reply reply, String row) {
    List<String> names = new ArrayList<>();
    for (JsonNode check : reply.json().at("/check/checks")) {
      if (check.get("row").asString().equals(row)) {
        check.get("figures").forEach(figure -> names.add(figure.get("name").asString()));
        check.get("derived_from").forEach(figure -> names.add(figure.get("name").asString()));
      }
    }
    return names;
  }

  /** The policy of the test desk twice: joint counts the orders of all policies, alone its own. */
  private TestService service(TestDatabase database) throws Exception {
    String alone = resource("desk.policy.txt").replace("value: desk\n", "value: alone\n");
    String open = alone.substring(alone.indexOf("[open_orders]"), alone.indexOf("[order]\n"));
    String joint =
        alone
            .replace("value: alone\n", "value: joint\n")
            .replace(
                open,
                open
                    + open.replace("open_orders", "other_open_orders")
                        .replace("未交货订单", "其他政策未交货")
                        .replace("Open orders", "Elsewhere"))
            .replace("=receivables+open_orders", "=receivables+open_orders+other_open_orders");
    for (String text : List.of(alone, joint)) {
      String id = text.equals(alone) ? "alone" : "joint";
      Path folder = Files.createDirectories(home.resolve("decision-tables").resolve(id));
      PolicyWorkbook.write(BookFile.parse(text), folder.resolve(id + ".xlsx"));
      Files.writeString(folder.resolve(id + ".facts.sql"), resource("desk.facts.sql"));
      Files.writeString(folder.resolve(id + ".orders.sql"), resource("desk.orders.sql"));
    }
    Map<String, Object> settings = new HashMap<>(TestDatabase.settings(database.fresh()));
    settings.put("shouxin.home", home);
    settings.put("shouxin.orders.recheck", "PT24H");
    return TestService.start(settings);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(TestDesk.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void customer(TestService service, String code) {
    service
        .database()
        .sql("insert into customer (code, recorded_on) values (?, '2026-01-01')")
        .param(code)
        .update();
    Map.of(
            "avg_monthly_purchases",
            "100000",
            "on_time_pct",
            "98",
            "licence_valid_until",
            "2099-12-31")
        .forEach(
            (fact, content) ->
                service
                    .database()
                    .sql(
                        "insert into recorded_fact (customer, fact, known_on, content)"
                            + " values (?, ?, '2026-01-01', ?)")
                    .params(code, fact, content)
                    .update());
  }

  private static Reply ask(
      TestService service, String policy, String customer, String order, int amount) {
    return service.post(
        service.key(Role.ERP),
        "/api/v1/orders/check",
        "{\"policy\":\"%s\",\"customer\":\"%s\",\"order\":\"%s\",\"amount\":%d}"
            .formatted(policy, customer, order, amount));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void ordersUnderAnotherPolicyCountWhereThePolicySaysSo(TestDatabase database) throws Exception {
    TestService service = service(database);
    try {
      customer(service, "K1");
      assertThat(status(ask(service, "alone", "K1", "A1", 250_000))).isEqualTo("released");
      assertThat(status(ask(service, "joint", "K1", "J1", 50_001))).isEqualTo("held");
      assertThat(status(ask(service, "joint", "K1", "J1", 50_000))).isEqualTo("released");
      assertThat(status(ask(service, "alone", "K1", "A2", 50_000)))
          .as("the other policy counts its own only")
          .isEqualTo("released");
      service
          .database()
          .sql(
              "insert into erp_order (number, customer, amount, recorded_on)"
                  + " values ('A1', 'K1', 250000, '2026-01-01')")
          .update();
      assertThat(status(ask(service, "joint", "K1", "J2", 1)))
          .as("an order that the ERP lists for both counts once")
          .isEqualTo("held");
      service
          .database()
          .sql("update erp_order set closed_on = '2026-01-02' where number = 'A1'")
          .update();
      assertThat(status(ask(service, "joint", "K1", "J2", 200_001))).isEqualTo("held");
      assertThat(status(ask(service, "joint", "K1", "J2", 200_000))).isEqualTo("released");

      customer(service, "K2");
      List<Callable<Reply>> asked = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        String order = "T" + i;
        String policy = i % 2 == 0 ? "joint" : "alone";
        asked.add(() -> ask(service, policy, "K2", order, 100_000));
      }
      List<Reply> replies = together(asked);
      List<Reply> alone = new ArrayList<>();
      List<Reply> joint = new ArrayList<>();
      for (int i = 0; i < replies.size(); i++) {
        (i % 2 == 0 ? joint : alone).add(replies.get(i));
      }
      assertThat(released(alone)).as("its own limit of 300,000").isEqualTo(3);
      assertThat(released(joint)).as("nothing above the limit of both").isLessThanOrEqualTo(3);
      assertThat(status(ask(service, "joint", "K2", "T-LAST", 1))).isEqualTo("held");
    } finally {
      service.stop();
    }
  }
}
