package org.shouxin.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.facts.Fact;
import org.shouxin.journal.JournalFinding;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.RefusedException;
import org.shouxin.samples.Rows;
import org.shouxin.server.OffsetClock;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service on the day of the samples with the policies of the repository that check orders. Its
 * queries deliver what the samples say of customers, put on record fact by fact.
 */
final class SampleOffice {

  private static final Map<TestDatabase, SampleOffice> SHARED = new EnumMap<>(TestDatabase.class);
  private static final String OPEN = "open_orders";
  private static final String DAY = "2026-10-31";

  /** The ERP has one order of each customer of whom a sample says that it has open orders. */
  private static final String ORDERS =
      "select x.customer, 'ERP' as order_number, cast(x.content as decimal(25, 6)) as amount"
          + " from recorded_fact x where x.fact = 'open_orders' and x.known_on <= :asOf"
          + " [[and x.customer in (:customer)]]";

  /** The policies and the line of business each is for. */
  private static final Map<String, String> LINES =
      Map.of("credit-file", "group", "direct-supply", "direct-supply", "steel", "steel");

  /** What an order supplies itself, and the field in which it does. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "order", "order",
          "customer", "customer",
          "order_amount", "amount",
          "order_currency", "currency",
          "order_date", "order_date",
          "requested_days", "requested_days",
          "prepaid_amount", "prepaid");

  private final Map<String, Policy> policies = new HashMap<>();
  private final Map<String, Map<String, String>> orders = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final TestService service;

  private SampleOffice(TestDatabase database) throws IOException, RefusedException {
    Path home = Files.createTempDirectory("shouxin-samples");
    TestService.shelve(home, "routing");
    for (String id : LINES.keySet()) {
      TestService.shelve(home, id);
      Path folder = home.resolve(PolicyShelf.FOLDER).resolve(id);
      Policy policy = PolicyCompiler.compile(folder.resolve(id + ".xlsx"));
      policies.put(id, policy);
      Files.writeString(folder.resolve(id + ".facts.sql"), query(policy));
      Files.writeString(folder.resolve(id + ".orders.sql"), ORDERS);
    }
    Map<String, Object> settings = new HashMap<>(TestDatabase.settings(database.fresh()));
    settings.put("shouxin.home", home);
    settings.put("shouxin.orders.recheck", "PT24H");
    settings.put(OffsetClock.NOW, DAY + "T02:00:00Z");
    service = TestService.start(settings);
  }

  /** One that no other test uses; to be stopped. */
  static SampleOffice own(TestDatabase database) throws IOException, RefusedException {
    return new SampleOffice(database);
  }

  void stop() {
    service.stop();
  }

  /** What of its orders does not follow from records. */
  List<JournalFinding> unsound() {
    return new OrdersCheck(service.bean(DataSource.class)).check();
  }

  /** Asks as the ERP about an order in yuan. */
  Reply ask(String policy, String customer, String order, String amount) {
    return service.post(
        service.key(Role.ERP),
        "/api/v1/orders/check",
        "{\"policy\":\"%s\",\"customer\":\"%s\",\"order\":\"%s\",\"amount\":%s}"
            .formatted(policy, customer, order, amount));
  }

  static synchronized SampleOffice on(TestDatabase database) {
    return SHARED.computeIfAbsent(
        database,
        one -> {
          try {
            return new SampleOffice(one);
          } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
          } catch (RefusedException refused) {
            throw new IllegalStateException(refused);
          }
        });
  }

  /**
   * What the samples of a policy say of customers and orders, but for what an order supplies
   * itself.
   */
  private Set<String> recorded(Policy policy) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String file : List.of("customers.csv", "orders.csv")) {
      for (String heading : rows(policy.identity().id(), file).get(0).keySet()) {
        name(policy, heading).filter(name -> !FIELDS.containsKey(name)).ifPresent(names::add);
      }
    }
    return names;
  }

  private static Optional<String> name(Policy policy, String heading) {
    return policy.vocabulary().find(heading).map(Fact::name);
  }

  private String query(Policy policy) throws IOException {
    StringBuilder sql = new StringBuilder("select c.code as customer");
    for (String name : recorded(policy)) {
      if (!name.equals(OPEN)) {
        sql.append(", (").append(fact(name)).append(") as ").append(name);
      }
    }
    return sql.append(" from customer c where c.recorded_on <= :asOf [[and c.code in (:customer)]]")
        .toString();
  }

  private static String fact(String name) {
    return "select x.content from recorded_fact x where x.customer = c.code and x.fact = '"
        + name
        + "' and x.known_on <= :asOf";
  }

  private static List<Map<String, String>> rows(String policy, String file) throws IOException {
    return Rows.of(TestService.home().resolve("samples").resolve(policy).resolve(file));
  }

  /** Puts the sample customers of a policy on record, once. */
  void take(String id) throws IOException {
    if (!taken.add(id)) {
      return;
    }
    JdbcClient database = service.database();
    String line = Objects.requireNonNull(LINES.get(id));
    for (Map<String, String> row : rows(id, "customers.csv")) {
      Map<String, String> facts = named(id, row);
      String customer = String.valueOf(facts.get("customer"));
      database
          .sql("insert into customer (code, recorded_on) values (?, '2026-01-01')")
          .param(customer)
          .update();
      database
          .sql(
              "insert into customer_profile (customer, valid_from, name, business_line)"
                  + " values (?, '2026-01-01', ?, ?)")
          .params(customer, customer, line)
          .update();
      facts.forEach((fact, content) -> record(customer, fact, content));
    }
    for (Map<String, String> row : rows(id, "orders.csv")) {
      Map<String, String> order = named(id, row);
      orders.put(id + " " + order.get("order"), order);
    }
  }

  private Map<String, String> named(String id, Map<String, String> row) {
    Policy policy = Objects.requireNonNull(policies.get(id));
    Map<String, String> named = new LinkedHashMap<>();
    row.forEach(
        (heading, cell) ->
            name(policy, heading)
                .filter(name -> !cell.isEmpty())
                .ifPresent(name -> named.put(name, cell)));
    return named;
  }

  private void record(String customer, String fact, String content) {
    service
        .database()
        .sql(
            "insert into recorded_fact (customer, fact, known_on, content)"
                + " values (?, ?, '2026-01-01', ?)")
        .params(customer, fact, content)
        .update();
  }

  private Optional<String> forget(String customer, String fact) {
    Optional<String> before =
        service
            .database()
            .sql("select content from recorded_fact where customer = ? and fact = ?")
            .params(customer, fact)
            .query(String.class)
            .optional();
    service
        .database()
        .sql("delete from recorded_fact where customer = ? and fact = ?")
        .params(customer, fact)
        .update();
    return before;
  }

  /** What the sample expects, a row for each order. */
  List<Map<String, String>> expected(String id) throws IOException {
    return rows(id, "orders-expected.csv");
  }

  /** The figures among it. */
  Set<String> figures(String id) throws IOException {
    Set<String> names = new TreeSet<>(expected(id).get(0).keySet());
    names.removeAll(Set.of("order", "customer", "outcome", "checks"));
    return names;
  }

  private Map<String, String> order(String id, String number) {
    return Objects.requireNonNull(orders.get(id + " " + number), number);
  }

  /** Whether an order is dated after the day on which it is asked about. */
  boolean dated(String id, String order) {
    return order(id, order).getOrDefault("order_date", DAY).compareTo(DAY) > 0;
  }

  /**
   * Decides on the customer of an order, then asks about it while what its row says in addition is
   * on record.
   */
  Reply check(String id, String number) {
    Map<String, String> order = order(id, number);
    String customer = String.valueOf(order.get("customer"));
    Reply decided =
        service.post(service.key(Role.ERP), "/api/v1/customers/" + customer + "/decisions", "{}");
    if (decided.status() != 201) {
      return decided;
    }
    ObjectNode body = JsonMapper.shared().createObjectNode().put("policy", id);
    Map<String, Optional<String>> before = new HashMap<>();
    order.forEach(
        (fact, content) -> {
          String field = FIELDS.get(fact);
          if (field == null) {
            before.put(fact, forget(customer, fact));
            record(customer, fact, content);
          } else {
            body.put(field, content);
          }
        });
    try {
      String json =
          body.toString()
              .replaceAll("\"(amount|requested_days|prepaid)\":\"([0-9.]+)\"", "\"$1\":$2");
      return service.post(service.key(Role.ERP), "/api/v1/orders/check", json);
    } finally {
      before.forEach(
          (fact, content) -> {
            forget(customer, fact);
            content.ifPresent(old -> record(customer, fact, old));
          });
    }
  }
}
