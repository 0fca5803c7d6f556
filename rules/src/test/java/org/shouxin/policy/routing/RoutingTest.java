package org.shouxin.policy.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policies.CommittedPolicy;
import org.shouxin.policy.Refusals;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.compiler.RoutingCompiler;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.policy.rows.BookKind;
import org.shouxin.workbook.BookText;

/** Several policies at once: a routing workbook says which decides for whom. */
class RoutingTest {

  private static final Path TEXT = CommittedPolicy.textFile("routing");
  private static final Path WORKBOOK = CommittedPolicy.workbook("routing");
  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final Set<String> SHELF =
      Set.of("nonferrous", "direct-supply", "credit-file", "development", "steel");

  private static String text() throws Exception {
    return Files.readString(TEXT);
  }

  private static Routing compile(String text) throws Exception {
    return RoutingCompiler.compile(BookText.read(text, Sheets.ROUTING_BOOK));
  }

  private static Routed route(Routing routing, String... pairs) {
    Facts.Builder facts = Facts.of("C-1", routing.facts()).set("customer", "C-1");
    for (int i = 0; i < pairs.length; i += 2) {
      facts.set(pairs[i], pairs[i + 1]);
    }
    return routing.route(facts.build(), DAY);
  }

  private static String policy(Routing routing, String... pairs) {
    return ((Routed.Route) route(routing, pairs)).policy();
  }

  @Test
  @Tag("R8")
  void theLineOfBusinessSaysWhichPolicyDecidesAndNewCustomersAreRecognisedFirst() throws Exception {
    Routing routing = RoutingCompiler.compile(TEXT, SHELF);
    assertThat(policy(routing, "business_line", "nonferrous")).isEqualTo("nonferrous");
    assertThat(policy(routing, "business_line", "group")).isEqualTo("credit-file");
    assertThat(policy(routing, "业务", "direct-supply")).isEqualTo("direct-supply");
    assertThat(policy(routing, "业务线", "steel", "客户阶段", "recognised")).isEqualTo("steel");
    assertThat(policy(routing, "业务线", "steel", "客户阶段", "new")).isEqualTo("development");
    assertThat(policy(routing, "line_of_business", "development")).isEqualTo("development");
    assertThat(route(routing, "business_line", "steel"))
        .isInstanceOfSatisfying(
            Routed.Route.class,
            route -> {
              assertThat(route.row().name()).isEqualTo("routes/RT-04");
              assertThat(route.reason().zh()).contains("钢材");
              assertThat(route.reason().en()).contains("steel policy");
            });
  }

  @Test
  void withoutALineOfBusinessNobodyIsRouted() throws Exception {
    assertThat(route(RoutingCompiler.compile(TEXT)))
        .isInstanceOfSatisfying(
            Routed.Unrouted.class,
            unrouted ->
                assertThat(unrouted.missing())
                    .extracting(Fact::name)
                    .containsExactly("business_line"));
  }

  @Test
  void theWorkbookAndItsTextAreTheSameRouting() throws Exception {
    assertThat(RoutingCompiler.compile(WORKBOOK, SHELF).sha256())
        .isEqualTo(RoutingCompiler.compile(TEXT).sha256());
    assertThat(BookText.render(PolicyCompiler.canonical(BookFile.read(WORKBOOK))))
        .isEqualTo(text());
    assertThat(BookKind.of(BookFile.read(WORKBOOK))).isEqualTo(BookKind.ROUTING);
    assertThat(BookKind.of(BookFile.read(CommittedPolicy.workbook("nonferrous"))))
        .isEqualTo(BookKind.POLICY);
  }

  @Test
  void customersWhomNoRouteMatchesAreNamedInBothLanguages() throws Exception {
    String text = SmallPolicy.with(text(), "路由", "RT-06", "condition_1", "steel");
    assertThat(Refusals.english(() -> compile(text)))
        .singleElement()
        .asString()
        .startsWith("line ")
        .contains(
            "no row for 3 combinations: Line of business Nonferrous metals × Customer stage New;");
    assertThat(Refusals.chinese(() -> compile(text)))
        .singleElement()
        .asString()
        .contains("3 种组合没有行：业务线 有色金属 × 客户阶段 新客户；");
  }

  @Test
  void customersWhomTwoRoutesMatchAreNamedWithBothPlaces() throws Exception {
    String text = SmallPolicy.with(text(), "路由", "RT-06", "condition_1", "any");
    assertThat(Refusals.english(() -> compile(text)))
        .singleElement()
        .asString()
        .contains("two rows for Line of business New customer development × Customer stage New: ")
        .contains("(RT-05), ")
        .contains("(RT-06)");
  }

  @Test
  void aFactThatMayBeMissingNeedsARoute() throws Exception {
    String text = SmallPolicy.with(text(), "事实", "customer_stage", "when_missing", "not_applied");
    String open = SmallPolicy.with(text, "事实", "customer_stage", "assumed", "");
    assertThat(Refusals.english(() -> compile(open)))
        .singleElement()
        .asString()
        .contains("no row for 4 combinations")
        .contains("Line of business Steel × Customer stage missing");
  }

  @Test
  void anUnknownPolicyIsRefusedWithTheNearestName(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("routing.policy.txt"),
            SmallPolicy.with(text(), "路由", "RT-04", "policy", "stel"));
    assertThat(Refusals.english(() -> RoutingCompiler.compile(file, SHELF)))
        .singleElement()
        .asString()
        .contains("no such policy; found \"stel\"")
        .contains("(did you mean steel?)");
    assertThat(Refusals.chinese(() -> RoutingCompiler.compile(file, SHELF)))
        .singleElement()
        .asString()
        .contains("没有这份政策")
        .contains("是否指 steel");
    assertThat(RoutingCompiler.compile(file).routes()).hasSize(6);
  }

  @Test
  @Tag("R33")
  void nobodyApprovesTheirOwnRouting() throws Exception {
    String text = SmallPolicy.with(text(), "总则", "approver", "value", "信用委员会办公室");
    assertThat(Refusals.english(() -> compile(text)))
        .singleElement()
        .asString()
        .contains("nobody approves their own policy");
  }

  @Test
  void whatOnlyAPolicyCanWorkOutIsRefused() throws Exception {
    String text = SmallPolicy.with(text(), "事实", "customer_stage", "when_missing", "lowest_row");
    assertThat(
            Refusals.english(
                () -> compile(SmallPolicy.with(text, "事实", "customer_stage", "assumed", ""))))
        .anyMatch(line -> line.contains("not in a routing workbook"));
    String order = SmallPolicy.with(text(), "事实", "customer_stage", "about", "order");
    assertThat(Refusals.english(() -> compile(order)))
        .anyMatch(line -> line.contains("not in a routing workbook"));
  }

  @Test
  void eachDoorRefusesTheOtherKindOfWorkbook() {
    assertThat(Refusals.english(() -> PolicyCompiler.compile(TEXT)))
        .singleElement()
        .asString()
        .contains("this is a routing workbook; allowed: a policy workbook");
    assertThat(
            Refusals.chinese(() -> RoutingCompiler.compile(CommittedPolicy.workbook("nonferrous"))))
        .singleElement()
        .asString()
        .contains("这是政策工作簿；允许：路由工作簿");
  }

  @Test
  void aConditionThatCannotBeReadIsReportedOnceWithoutTheCombinationsThatItLeavesOpen()
      throws Exception {
    String text = SmallPolicy.with(text(), "路由", "RT-04", "condition_1", "stell");
    assertThat(Refusals.english(() -> compile(text))).hasSize(1);
    List<String> none = Refusals.english(() -> compile(SmallPolicy.without(text, "路由", "RT-04")));
    assertThat(none).singleElement().asString().contains("no row for 1 combination");
  }
}
