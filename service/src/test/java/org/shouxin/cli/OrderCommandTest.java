package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.Shouxin;
import org.shouxin.cli.Cli.Result;
import org.shouxin.terminal.Style;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code shouxin order}: before an order is accepted, its customer's credit is asked (R27). */
@Tag("R27")
class OrderCommandTest {

  private static final String HEADINGS = "订单号,customer,订单金额,order_currency,requested_days\n";

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Cli cli;

  @BeforeEach
  void shelf() throws IOException {
    cli = new Cli(folder);
    Whole.customers(folder);
  }

  private Result orders(String rows, String... more) throws IOException {
    Path file = folder.resolve("orders.csv");
    Files.writeString(file, HEADINGS + rows);
    String[] args = new String[more.length + 4];
    System.arraycopy(
        new String[] {"order", file.toString(), "--out", cli.out().toString()}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return cli.run(Whole.call(args));
  }

  private Result joined(String rows) throws IOException {
    return orders(rows, "--customers", folder.resolve("customers.csv").toString());
  }

  @Test
  void anOrderWithinTheLimitIsReleasedAndCountsAsOpenFromThenOn() throws IOException {
    Result result = joined("O1,C001,100000,CNY,30\nO2,C001,430000,CNY,30\nO3,C001,0.01,CNY,30\n");
    assertThat(result.code()).as(result.err()).isZero();
    List<String> lines = cli.lines("orders-results.csv");
    assertThat(lines.get(0)).startsWith("2,O1,C001,2026-10-31,release,");
    assertThat(lines.get(1))
        .startsWith("3,O2,C001,2026-10-31,release,")
        .contains("headroom = 0 CNY", "open_orders = 100,000 CNY");
    assertThat(lines.get(2))
        .startsWith("4,O3,C001,2026-10-31,hold,OC-2,Over the limit by -0.01 CNY,");
  }

  @Test
  void anOrderThatIsHeldDoesNotCountAsOpen() throws IOException {
    joined("O1,C001,600000,CNY,30\nO2,C001,530000,CNY,30\n");
    assertThat(cli.lines("orders-results.csv"))
        .satisfiesExactly(
            one -> assertThat(one).contains(",hold,OC-2,"),
            two -> assertThat(two).contains(",release,").contains("open_orders = 0 CNY"));
  }

  @Test
  void anExclusionOverridesAllElse() throws IOException {
    joined("O1,C004,1,CNY,90\n");
    assertThat(cli.lines("orders-results.csv").get(0))
        .contains(",reject,OC-1,", "C004 is barred", "OC-4 applies (requested_days = 90 days)");
  }

  @Test
  void whatIsPaidForAnOrderIsNotOnAccountAsWell() throws Exception {
    Path home = Path.of("..").toAbsolutePath().normalize();
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Console console = new Console(out, out, Style.NONE, Style.NONE, false, home);
    URL trial = getClass().getResource("orders-prepaid-counted-twice-steel.csv");
    Shouxin.run(
        console,
        "order",
        Path.of(Objects.requireNonNull(trial).toURI()).toString(),
        "--customers",
        home.resolve("samples/steel/customers.csv").toString(),
        "--policy",
        "steel",
        "--as-of",
        "2026-10-31",
        "--out",
        cli.out().toString());
    assertThat(cli.lines("orders-results.csv"))
        .singleElement()
        .asString()
        .as("M1: 600,000 + 22,000,000 - 7,000,000 is more than 15,000,000")
        .contains(",暂停,ORD-4,", "余量 -600,000 元");
  }

  /** M3: nothing that a file says of the day is ignored. */
  @Test
  void anotherDateThanTheDayOfTheCheckIsRefusedUnderAPolicyThatHasNoFactForIt() throws IOException {
    Path file = folder.resolve("dated.csv");
    Files.writeString(
        file,
        "订单号,customer,订单金额,requested_days,下单日期\nO1,C001,1,30,2026-10-30\n"
            + "O2,C001,1,30,2026/10/31\nO3,C001,1,30,\nO4,C001,1,30,yesterday\n");
    Path home = Path.of("..").toAbsolutePath().normalize();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    Console console = new Console(out, out, Style.NONE, Style.NONE, false, home);
    Shouxin.run(
        console,
        "order",
        file.toString(),
        "--policy",
        "steel",
        "--as-of",
        "2026-10-31",
        "--lang",
        "en");
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains("下单日期"))
        .satisfiesExactly(
            other ->
                assertThat(other)
                    .contains("line 2, column 下单日期: not the day of the check")
                    .contains("2026-10-30")
                    .contains("2026-10-31; for another day, --as-of"),
            unreadable -> assertThat(unreadable).contains("line 5, column 下单日期: not a date"));
  }

  @Test
  void anAmountInAForeignCurrencyTakesTheRateOfTheDay() throws IOException {
    joined("O1,C001,75000,USD,30\nO2,C001,1000,CNY,30\nO3,C001,251,CNY,30\n");
    assertThat(cli.lines("orders-results.csv"))
        .satisfiesExactly(
            one -> assertThat(one).contains(",release,", "exposure = 528,750 CNY"),
            two -> assertThat(two).contains(",release,", "open_orders = 528,750 CNY"),
            three -> assertThat(three).contains(",hold,", "headroom = -1 CNY"));
  }

  @Test
  void everyRowIsCheckedOrSaysWhyNot() throws IOException {
    Result result =
        joined(
            "O1,C001,1,CNY,0\nO2,C009,1,CNY,0\nO3,C007,1,CNY,0\nO1,C001,1,CNY,0\n"
                + "O4,C001,abc,CNY,0\nO5,C001,,CNY,0\n");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).contains("6 rows in = 1 checked + 5 failed");
    assertThat(cli.lines("orders-failures.csv"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("3,credit_limit,")
                    .contains("its customer is not in the file of customers", "O2,C009"))
        .anySatisfy(line -> assertThat(line).startsWith("4,").contains("customer is not graded"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .isEqualTo("5,order,O1,duplicate order: it stands on line 2,O1,C001"))
        .anySatisfy(line -> assertThat(line).startsWith("6,订单金额,abc,").contains("allowed:"))
        .anySatisfy(line -> assertThat(line).startsWith("7,order_amount,,missing: Order amount"));
    assertThat(result.err()).contains("orders.csv line 6, column 订单金额");
  }

  @Test
  void whatTheOrderCarriesItselfNeedsNoCustomers() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("orders.csv"),
            "order,customer,order_amount,standing,credit_limit,limit_valid_until\n"
                + "O1,X1,100,normal,100,2026-10-31\nO2,X2,100.01,正常,100,2026-10-31\n"
                + "O3,X3,1,normal,100,2026-10-30\n");
    Result result = cli.run(Whole.call("order", file.toString(), "--out", cli.out().toString()));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(cli.lines("orders-results.csv"))
        .satisfiesExactly(
            one -> assertThat(one).contains(",release,"),
            two -> assertThat(two).contains(",hold,OC-2,"),
            three -> assertThat(three).contains(",prepay,OC-3,"));
    assertThat(result.out().replaceAll(" +", " "))
        .contains("release 1", "hold 1", "prepay 1", "Orders not released", "O3 X3 prepay");
  }

  @Test
  void theJsonOfAnOrderHasEveryCheckWithItsFigures() throws IOException {
    Result result =
        orders(
            "O1,C001,1,CNY,90\n",
            "--customers",
            folder.resolve("customers.csv").toString(),
            "--json");
    JsonNode json = JsonMapper.shared().readTree(result.out());
    assertThat(json.propertyNames())
        .containsExactly("order", "customer", "as_of", "sheet_outcome", "check");
    assertThat(json.get("sheet_outcome").asString()).isEqualTo("hold");
    assertThat(json.get("check").propertyNames()).containsExactly("policy", "checks");
    JsonNode check = json.at("/check/checks/3");
    assertThat(check.propertyNames())
        .containsExactly(
            "row",
            "name",
            "verdict",
            "sheet_outcome",
            "overrides",
            "reason",
            "figures",
            "derived_from");
    assertThat(check.get("verdict").asString()).isEqualTo("applies");
    assertThat(check.get("figures").get(0).get("value").asInt()).isEqualTo(90);
  }

  @Test
  void aPolicyWithoutAnOrdersSheetIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("orders.csv"), "order,customer\nO1,C1\n");
    Result result =
        cli.run("order", file.toString(), "--policy", cli.policy().toString(), "--lang", "en");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("small", "this policy has no orders sheet");
  }
}
