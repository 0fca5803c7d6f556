package org.shouxin.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.access.Role;
import org.shouxin.customers.Customers;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Every amount has one owner (M1, M2): a service with the steel policy and its SQL files, and a
 * model in plain Java of what a customer owes, has ordered and has paid. After a release the next
 * order sees the headroom that was announced, and booking what was released changes no headroom.
 */
@Tag("R27")
class ExposureTest {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  @TempDir static Path home = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private static TestService service;

  @SuppressWarnings("NullAway.Init")
  private static LocalDate today;

  @BeforeAll
  static void start() throws IOException {
    TestService.shelve(home, "routing", "steel");
    Map<String, Object> settings =
        new LinkedHashMap<>(TestDatabase.settings(TestDatabase.H2.fresh()));
    settings.put("shouxin.home", home);
    settings.put("shouxin.orders.recheck", "PT24H");
    service = TestService.start(settings);
    today = service.bean(Customers.class).today();
  }

  @AfterAll
  static void theBooksAreSound() {
    assertThat(new OrdersCheck(service.bean(DataSource.class)).check()).isEmpty();
    service.stop();
  }

  /** What a customer owes, has ordered and has paid. */
  private static final class Ledger {

    private record Receipt(String number, @Nullable String order, BigDecimal[] left) {}

    private record Invoice(String number, BigDecimal[] left) {}

    private record Ordered(BigDecimal amount, BigDecimal paid) {}

    final String customer;
    final List<Receipt> receipts = new ArrayList<>();
    final List<Invoice> invoices = new ArrayList<>();
    final Map<String, Ordered> ours = new LinkedHashMap<>();
    final Map<String, Ordered> theirs = new LinkedHashMap<>();
    BigDecimal limit = BigDecimal.ZERO;

    Ledger(String customer) {
      this.customer = customer;
    }

    private static BigDecimal positive(BigDecimal number) {
      return number.max(BigDecimal.ZERO);
    }

    /** What is booked for an order and not allocated yet. */
    BigDecimal prepaid(String order) {
      return receipts.stream()
          .filter(receipt -> order.equals(receipt.order()))
          .map(receipt -> receipt.left()[0])
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal headroom(String number, BigDecimal amount) {
      BigDecimal owed = BigDecimal.ZERO;
      for (Invoice invoice : invoices) {
        owed = owed.add(invoice.left()[0]);
      }
      BigDecimal account = BigDecimal.ZERO;
      for (Receipt receipt : receipts) {
        account = account.add(receipt.left()[0]);
      }
      Map<String, Ordered> open = new LinkedHashMap<>(ours);
      open.putAll(theirs);
      open.put(number, new Ordered(amount, prepaid(number)));
      for (Ordered order : open.values()) {
        owed = owed.add(positive(order.amount().subtract(order.paid())));
        account = account.subtract(order.paid().min(order.amount()));
      }
      return limit.subtract(owed).add(positive(account));
    }
  }

  private static JdbcClient.StatementSpec sql(String sql, @Nullable Object... params) {
    return service.database().sql(sql).params(params);
  }

  /** A steel customer of grade good with a limit of 3,000,000 that owes nothing. */
  private static Ledger customer(String code) {
    LocalDate since = today.minusMonths(60);
    sql(
            "insert into customer (code, first_dealt_on, recorded_on) values (?, ?, ?)",
            code,
            since,
            since)
        .update();
    sql(
            "insert into customer_profile"
                + " (customer, valid_from, name, business_line, industry, customer_role)"
                + " values (?, ?, ?, 'steel', 'machine', 'end_user')",
            code,
            since,
            code)
        .update();
    sql(
            "insert into paper (number, customer, kind, recorded_on)"
                + " values (?, ?, 'business_licence', ?)",
            code + "-L",
            code,
            since)
        .update();
    sql(
            "insert into contract (number, customer, kind, signed_on, recorded_on)"
                + " values (?, ?, 'sales', ?, ?)",
            code + "-C",
            code,
            since,
            since)
        .update();
    for (int month = 0; month < 12; month++) {
      LocalDate day = today.minusMonths(month);
      invoice(code, code + "-H" + month, "1000000", day);
      receipt(code, code + "-HR" + month, "1000000", day, null);
      allocate(code + "-HR" + month, code + "-H" + month, "1000000");
    }
    Ledger ledger = new Ledger(code);
    JsonNode first = check(ledger, code + "-FIRST", CENT);
    cancel(code + "-FIRST");
    ledger.limit = first.at("/credit/effective/credit_limit/amount").decimalValue();
    assertThat(ledger.limit).as(first.toString()).isPositive();
    return ledger;
  }

  private static void invoice(String customer, String number, String amount, LocalDate day) {
    sql(
            "insert into invoice (number, customer, issued_on, due_on, amount, recorded_on)"
                + " values (?, ?, ?, ?, ?, ?)",
            number,
            customer,
            day,
            day.plusDays(30),
            new BigDecimal(amount),
            day)
        .update();
  }

  private static void receipt(
      String customer, String number, String amount, LocalDate day, @Nullable String order) {
    sql(
            "insert into receipt (number, customer, received_on, booked_on, amount, order_number)"
                + " values (?, ?, ?, ?, ?, ?)",
            number,
            customer,
            day,
            day,
            new BigDecimal(amount),
            order)
        .update();
  }

  private static void allocate(String receipt, String invoice, String amount) {
    sql(
            "insert into allocation (receipt, invoice, amount, allocated_on) values (?, ?, ?, ?)",
            receipt,
            invoice,
            new BigDecimal(amount),
            today)
        .update();
  }

  private static JsonNode check(Ledger ledger, String number, BigDecimal amount) {
    Reply reply =
        service.post(
            service.key(Role.ERP),
            "/api/v1/orders/check",
            "{\"policy\":\"steel\",\"order\":\"%s\",\"customer\":\"%s\",\"amount\":%s,\"prepaid\":%s}"
                .formatted(number, ledger.customer, amount, ledger.prepaid(number)));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private static BigDecimal headroom(JsonNode answer) {
    for (JsonNode row : answer.get("check").get("checks")) {
      for (JsonNode figure : row.get("figures")) {
        if (figure.get("name").asString().equals("headroom")) {
          return figure.get("value").decimalValue();
        }
      }
    }
    throw new AssertionError(answer);
  }

  private static boolean released(JsonNode answer) {
    return answer.get("status").asString().equals("released");
  }

  private static void cancel(String order) {
    Reply reply =
        service.post(
            service.key(Role.ERP),
            "/api/v1/orders/" + order + "/close",
            "{\"status\":\"cancelled\"}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  private static int probes;

  /** What an order of a cent would see; it is cancelled at once. */
  private static BigDecimal probe(Ledger ledger) {
    String number = ledger.customer + "-P" + ++probes;
    JsonNode answer = check(ledger, number, CENT);
    cancel(number);
    return headroom(answer).add(CENT);
  }

  @Test
  void aPaymentForAnOrderDoesNotCountOnAccountAsWell() {
    Ledger ledger = customer("TWICE");
    BigDecimal limit = ledger.limit;
    invoice("TWICE", "TWICE-I", "600000", today);
    receipt("TWICE", "TWICE-R", "7000000", today, "TWICE-O");
    ledger.receipts.add(
        new Ledger.Receipt("TWICE-R", "TWICE-O", new BigDecimal[] {new BigDecimal(7_000_000)}));
    BigDecimal most = limit.subtract(new BigDecimal(600_000)).add(new BigDecimal(7_000_000));
    JsonNode over = check(ledger, "TWICE-O", most.add(CENT));
    assertThat(over.get("status").asString()).as("M1, a cent over").isEqualTo("held");
    assertThat(headroom(over)).isEqualByComparingTo("-0.01");
    JsonNode within = check(ledger, "TWICE-O", most);
    assertThat(released(within)).isTrue();
    assertThat(headroom(within)).isEqualByComparingTo("0");
    assertThat(headroom(check(ledger, "TWICE-P", CENT))).isEqualByComparingTo("-0.01");
  }

  private static String status(Ledger ledger, String number, BigDecimal amount, String paid) {
    Reply reply =
        service.post(
            service.key(Role.ERP),
            "/api/v1/orders/check",
            "{\"policy\":\"steel\",\"order\":\"%s\",\"customer\":\"%s\",\"amount\":%s%s}"
                .formatted(number, ledger.customer, amount, paid));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json().get("status").asString();
  }

  @Test
  void aPaymentDoesNotUndoThePersonsRelease() {
    Ledger ledger = customer("PAYS");
    BigDecimal amount = ledger.limit.add(new BigDecimal(1_000_000));
    assertThat(status(ledger, "PAYS-O", amount, ",\"prepaid\":1000")).isEqualTo("held");
    Reply released =
        service.post(
            service.key(Role.COMMITTEE), "/api/v1/orders/PAYS-O/release", "{\"reason\":\"x\"}");
    assertThat(released.status()).as(released.body()).isEqualTo(200);
    assertThat(status(ledger, "PAYS-O", amount, ",\"prepaid\":1000.01"))
        .as("M10: paid more")
        .isEqualTo("released");
    assertThat(status(ledger, "PAYS-O", amount, ",\"prepaid\":1000"))
        .as("as when it was released")
        .isEqualTo("released");
    assertThat(status(ledger, "PAYS-O", amount, ",\"prepaid\":999.99"))
        .as("less than when it was released")
        .isEqualTo("held");
    assertThat(status(ledger, "PAYS-O", amount, "")).as("nothing").isEqualTo("held");
  }

  @Test
  void whatIsPaidHasAFieldOfItsOwn() {
    Ledger ledger = customer("FIELD");
    Reply refused =
        service.post(
            service.key(Role.ERP),
            "/api/v1/orders/check",
            "{\"policy\":\"steel\",\"order\":\"F\",\"customer\":\"%s\",\"amount\":1,"
                    .formatted(ledger.customer)
                + "\"facts\":{\"prepaid_amount\":5}}",
            "Accept-Language",
            "en");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/problems/0/allowed").asString()).isEqualTo("the field prepaid");
  }

  @Test
  void aPaymentWithAnotherAmountIsAnotherOrder() {
    Ledger ledger = customer("MORE");
    BigDecimal amount = ledger.limit.add(new BigDecimal(1_000_000));
    assertThat(status(ledger, "MORE-O", amount, "")).isEqualTo("held");
    service.post(
        service.key(Role.COMMITTEE), "/api/v1/orders/MORE-O/release", "{\"reason\":\"x\"}");
    assertThat(status(ledger, "MORE-O", amount, ",\"prepaid\":1000")).isEqualTo("released");
    assertThat(status(ledger, "MORE-O", amount.add(CENT), ",\"prepaid\":1000")).isEqualTo("held");
  }

  @Test
  void anOrderThatTheErpListedOnceIsNeverAddedAgain() {
    Ledger ledger = customer("SEEN");
    assertThat(released(check(ledger, "SEEN-O", new BigDecimal(500_000)))).isTrue();
    BigDecimal before = probe(ledger);
    sql(
            "insert into erp_order (number, customer, amount, recorded_on) values (?, ?, ?, ?)",
            "SEEN-O",
            "SEEN",
            500_000,
            today)
        .update();
    assertThat(probe(ledger)).as("M2: listed").isEqualByComparingTo(before);
    sql("delete from erp_order where number = 'SEEN-O'").update();
    assertThat(probe(ledger))
        .as("gone from the list, whatever became of it")
        .isEqualByComparingTo(before.add(new BigDecimal(500_000)));
  }

  @Test
  void anOrderChangedAfterItWasListedCountsAsReleasedUntilTheErpListsItSo() {
    Ledger ledger = customer("CHANGED");
    assertThat(released(check(ledger, "CHANGED-O", new BigDecimal(500_000)))).isTrue();
    sql(
            "insert into erp_order (number, customer, amount, recorded_on) values (?, ?, ?, ?)",
            "CHANGED-O",
            "CHANGED",
            500_000,
            today)
        .update();
    BigDecimal before = probe(ledger);
    JsonNode more = check(ledger, "CHANGED-O", new BigDecimal(900_000));
    assertThat(released(more)).isTrue();
    assertThat(probe(ledger))
        .as("M1: the ERP still lists 500,000")
        .isEqualByComparingTo(before.subtract(new BigDecimal(400_000)));
    sql("update erp_order set amount = 900000 where number = 'CHANGED-O'").update();
    assertThat(probe(ledger))
        .as("the ERP lists the new amount")
        .isEqualByComparingTo(before.subtract(new BigDecimal(400_000)));
    sql("update erp_order set amount = 850000 where number = 'CHANGED-O'").update();
    assertThat(probe(ledger))
        .as("from then on the order is the ERP's")
        .isEqualByComparingTo(before.subtract(new BigDecimal(350_000)));
    sql("delete from erp_order where number = 'CHANGED-O'").update();
    assertThat(probe(ledger))
        .as("gone from the list")
        .isEqualByComparingTo(before.add(new BigDecimal(500_000)));
  }

  @Test
  void anOrderIsSeenBetweenChecksToo() {
    Ledger ledger = customer("BETWEEN");
    assertThat(released(check(ledger, "BETWEEN-O", new BigDecimal(500_000)))).isTrue();
    BigDecimal before = probe(ledger);
    sql(
            "insert into erp_order (number, customer, amount, recorded_on) values (?, ?, ?, ?)",
            "BETWEEN-O",
            "BETWEEN",
            500_000,
            today)
        .update();
    service.bean(OpenOrders.class).look(today);
    sql("delete from erp_order where number = 'BETWEEN-O'").update();
    invoice("BETWEEN", "BETWEEN-I", "500000", today);
    assertThat(probe(ledger)).as("M2: invoiced").isEqualByComparingTo(before);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whateverHappensTheHeadroomIsThatOfTheLedger(long seed) {
    Random chance = new Random(seed);
    Ledger ledger = customer("E" + seed);
    for (int step = 0; step < 40; step++) {
      String done = happens(ledger, chance, ledger.customer + "-" + step);
      assertThat(probe(ledger))
          .as("seed %d, step %d: %s", seed, step, done)
          .isEqualByComparingTo(ledger.headroom("", BigDecimal.ZERO));
    }
  }

  private static BigDecimal amount(Random chance) {
    return BigDecimal.valueOf(1 + chance.nextInt(90_000_000), 2);
  }

  private static String happens(Ledger ledger, Random chance, String number) {
    BigDecimal before = ledger.headroom("", BigDecimal.ZERO);
    String done =
        switch (chance.nextInt(8)) {
          case 0 -> pays(ledger, number + "-R", null, amount(chance));
          case 1 -> {
            BigDecimal amount = amount(chance);
            pays(ledger, number + "-R", number, amount.multiply(new BigDecimal("1.1")));
            yield orders(ledger, number, amount);
          }
          case 2 -> {
            pays(ledger, number + "-R", number, amount(chance));
            yield orders(ledger, number, amount(chance));
          }
          case 3 -> orders(ledger, number, amount(chance));
          case 4 -> again(ledger, amount(chance));
          case 5 -> booked(ledger, before, lists(ledger));
          case 6 -> booked(ledger, before, invoices(ledger));
          default -> booked(ledger, before, allocates(ledger));
        };
    return done;
  }

  /** Booking what was released changes no headroom. */
  private static String booked(Ledger ledger, BigDecimal before, String done) {
    assertThat(ledger.headroom("", BigDecimal.ZERO)).as(done).isEqualByComparingTo(before);
    return done;
  }

  private static String pays(
      Ledger ledger, String number, @Nullable String order, BigDecimal amount) {
    BigDecimal cents = amount.setScale(2, RoundingMode.HALF_UP);
    receipt(ledger.customer, number, cents.toPlainString(), today, order);
    ledger.receipts.add(new Ledger.Receipt(number, order, new BigDecimal[] {cents}));
    return "pays " + cents + (order == null ? "" : " for " + order);
  }

  private static String orders(Ledger ledger, String number, BigDecimal amount) {
    BigDecimal expected = ledger.headroom(number, amount);
    JsonNode answer = check(ledger, number, amount);
    assertThat(headroom(answer)).as("announced for " + number).isEqualByComparingTo(expected);
    boolean within = expected.signum() >= 0 || ledger.prepaid(number).compareTo(amount) >= 0;
    assertThat(released(answer)).as(answer.toString()).isEqualTo(within);
    if (within) {
      ledger.ours.put(number, new Ledger.Ordered(amount, ledger.prepaid(number)));
      assertThat(ledger.headroom("", BigDecimal.ZERO)).isEqualByComparingTo(expected);
    }
    return "orders " + amount + " " + answer.get("status");
  }

  /** An order that the ERP does not show yet is sent again with another amount. */
  private static String again(Ledger ledger, BigDecimal amount) {
    for (String number : List.copyOf(ledger.ours.keySet())) {
      if (!ledger.theirs.containsKey(number)) {
        ledger.ours.remove(number);
        return "again, " + orders(ledger, number, amount);
      }
    }
    return "nothing";
  }

  private static String lists(Ledger ledger) {
    for (Map.Entry<String, Ledger.Ordered> order : List.copyOf(ledger.ours.entrySet())) {
      sql(
              "insert into erp_order (number, customer, amount, recorded_on) values (?, ?, ?, ?)",
              order.getKey(),
              ledger.customer,
              order.getValue().amount(),
              today)
          .update();
      ledger.ours.remove(order.getKey());
      ledger.theirs.put(order.getKey(), order.getValue());
      return "the ERP lists " + order.getKey();
    }
    return "nothing";
  }

  private static String invoices(Ledger ledger) {
    for (Map.Entry<String, Ledger.Ordered> order : List.copyOf(ledger.theirs.entrySet())) {
      sql("update erp_order set closed_on = ? where number = ?", today, order.getKey()).update();
      String number = order.getKey() + "-I";
      invoice(ledger.customer, number, order.getValue().amount().toPlainString(), today);
      ledger.theirs.remove(order.getKey());
      ledger.invoices.add(new Ledger.Invoice(number, new BigDecimal[] {order.getValue().amount()}));
      return "the ERP invoices " + order.getKey();
    }
    return "nothing";
  }

  /** The first invoice that is open is paid out of the first receipt that may pay it. */
  private static String allocates(Ledger ledger) {
    for (Ledger.Invoice invoice : ledger.invoices) {
      for (Ledger.Receipt receipt : ledger.receipts) {
        boolean reserved =
            receipt.order() != null
                && (ledger.ours.containsKey(receipt.order())
                    || ledger.theirs.containsKey(receipt.order()));
        BigDecimal most = invoice.left()[0].min(receipt.left()[0]);
        if (!reserved && most.signum() > 0) {
          allocate(receipt.number(), invoice.number(), most.toPlainString());
          invoice.left()[0] = invoice.left()[0].subtract(most);
          receipt.left()[0] = receipt.left()[0].subtract(most);
          return "allocates " + most;
        }
      }
    }
    return "nothing";
  }
}
