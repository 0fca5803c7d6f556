package org.shouxin.credit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.shouxin.access.Role;
import org.shouxin.customers.Customers;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.TestDatabase;
import org.shouxin.factsources.FactSources;
import org.shouxin.policies.ActivePolicies;
import org.shouxin.policies.PolicyArchive;
import org.shouxin.policy.excel.PolicyWorkbook;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.problem.RefusedException;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;

/**
 * A service with one small policy, {@code desk}, whose facts stand on record: grade A pays 95 % on
 * time and gets three months' purchases as its limit, B (from 80 %) one month's, C nothing.
 */
public final class TestDesk {

  private static final Map<TestDatabase, TestDesk> SHARED = new EnumMap<>(TestDatabase.class);
  private static final AtomicInteger CUSTOMERS = new AtomicInteger();
  private static final AtomicInteger ORDERS = new AtomicInteger();

  private final TestService service;

  private TestDesk(TestDatabase database) {
    Map<String, Object> settings = new HashMap<>(TestDatabase.settings(database.fresh()));
    settings.put("shouxin.home", home());
    settings.put("shouxin.orders.recheck", "PT24H");
    service = TestService.start(settings);
  }

  /** The one that tests of the JVM share; each test uses customers of its own. */
  public static synchronized TestDesk on(TestDatabase database) {
    return SHARED.computeIfAbsent(database, TestDesk::new);
  }

  private static Path home() {
    try {
      Path home = Files.createTempDirectory("shouxin-desk");
      Path folder = Files.createDirectories(home.resolve("decision-tables").resolve("desk"));
      PolicyWorkbook.write(
          BookFile.parse(resource("desk.policy.txt")), folder.resolve("desk.xlsx"));
      Files.writeString(folder.resolve("desk.facts.sql"), resource("desk.facts.sql"));
      Files.writeString(folder.resolve("desk.orders.sql"), resource("desk.orders.sql"));
      return home;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (RefusedException refused) {
      throw new IllegalStateException(refused.problems().toString(), refused);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(TestDesk.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The service. */
  public TestService service() {
    return service;
  }

  /** Which day it is for the business. */
  public LocalDate today() {
    return service.bean(Customers.class).today();
  }

  /** The customers as a node with a clock of its own sees them. */
  public Customers customers(BusinessClock clock) {
    return new Customers(
        service.bean(ActivePolicies.class),
        service.bean(PolicyArchive.class),
        service.bean(FactSources.class),
        clock);
  }

  /** A new customer of grade A with a limit of 300,000 that owes nothing. */
  public String customer() {
    String code = "KH" + CUSTOMERS.incrementAndGet();
    service
        .database()
        .sql("insert into customer (code, recorded_on) values (?, '2026-01-01')")
        .param(code)
        .update();
    known(code, "avg_monthly_purchases", "100000");
    known(code, "on_time_pct", "98");
    known(code, "licence_valid_until", "2099-12-31");
    return code;
  }

  /** A number that no other order has. */
  public static String order() {
    return "SO-" + ORDERS.incrementAndGet();
  }

  /**
   * Asks as the ERP about an order.
   *
   * @param more further fields of the body, {@code "currency":"USD"}
   */
  public Reply check(String order, String customer, String amount, String... more) {
    StringBuilder body = new StringBuilder("{\"policy\":\"desk\"");
    body.append(",\"order\":\"").append(order).append('"');
    body.append(",\"customer\":\"").append(customer).append('"');
    body.append(",\"amount\":").append(amount);
    for (String each : more) {
      body.append(',').append(each);
    }
    return service.post(service.key(Role.ERP), "/api/v1/orders/check", body + "}");
  }

  /** Asks as the ERP about an order, and reports the status it got. */
  public String checked(String order, String customer, String amount) {
    return check(order, customer, amount).json().get("status").asString();
  }

  /** The status of an order that was asked about. */
  public String status(String order) {
    return service
        .get(service.key(Role.ERP), "/api/v1/orders/" + order)
        .json()
        .get("status")
        .asString();
  }

  /** Kinds of the records about a customer, in their order. */
  public List<String> journal(String customer) {
    return service
        .database()
        .sql("select kind from journal_record where customer = ? order by id")
        .param(customer)
        .query(String.class)
        .list();
  }

  /** Kinds of the events about a customer's orders, in their order. */
  public List<String> orderEvents(String customer) {
    return service
        .database()
        .sql("select kind from outbox where customer = ? and kind like 'order%' order by id")
        .param(customer)
        .query(String.class)
        .list();
  }

  /** Puts a fact on record, in place of what stood there. */
  public void known(String customer, String fact, String content) {
    service
        .database()
        .sql("delete from recorded_fact where customer = ? and fact = ?")
        .params(customer, fact)
        .update();
    service
        .database()
        .sql(
            "insert into recorded_fact (customer, fact, known_on, content)"
                + " values (?, ?, '2026-01-01', ?)")
        .params(customer, fact, content)
        .update();
  }
}
