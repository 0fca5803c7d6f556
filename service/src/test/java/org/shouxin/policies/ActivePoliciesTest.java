package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.excel.PolicyWorkbook;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import org.shouxin.workbook.BookText;

/** What cannot be proved sound does not decide, and the last good policy does (S2, S3). */
class ActivePoliciesTest {

  private static final String BODY =
      "{\"policy\":\"small\",\"as_of\":\"2026-10-31\",\"customer\":\"C1\",\"facts\":{\"on_time_pct\":95,"
          + "\"avg_monthly_purchases\":100000,\"contract_on_file\":true,"
          + "\"licence_valid_until\":\"2030-01-01\",\"max_overdue_days\":30,\"debt_ratio_pct\":50,"
          + "\"years_established\":5}}";

  @TempDir Path home = Path.of("");

  private void put(String text) throws Exception {
    Path folder = Files.createDirectories(home.resolve("decision-tables/small"));
    PolicyWorkbook.write(BookText.read(text, Sheets.ALL), folder.resolve("small.xlsx"));
  }

  private static String good() throws Exception {
    return Files.readString(CommittedPolicies.SMALL);
  }

  /** A case of it fails. */
  private static String failing() throws Exception {
    return good().replace("expect_credit_limit: 300000", "expect_credit_limit: 300001");
  }

  private TestService service(String url) {
    Map<String, Object> settings = new HashMap<>(TestDatabase.settings(url));
    settings.put("shouxin.home", home);
    settings.put("shouxin.policies.refresh", 3600);
    return TestService.start(settings);
  }

  private static Reply decided(TestService service) {
    return service.post(service.key(Role.ERP), "/api/v1/decisions", BODY);
  }

  private static String status(TestService service) {
    return service.get(null, "/actuator/health").json().get("status").asString();
  }

  @Test
  void aWorkbookWithAFailingCaseNeverDecidesAndTheLastGoodOneDoesAlsoAfterARestart()
      throws Exception {
    String url = TestDatabase.H2.fresh();
    put(good());
    TestService service = service(url);
    Reply first = decided(service);
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(status(service)).isEqualTo("UP");

    put(failing());
    service.bean(ActivePolicies.class).refresh();
    assertThat(sha256(decided(service))).isEqualTo(sha256(first));
    assertThat(status(service)).isEqualTo("DEGRADED");
    assertThat(service.bean(ActivePolicies.class).problems())
        .extracting(Problem::found)
        .contains("300001");
    service.stop();

    TestService again = service(url);
    assertThat(sha256(decided(again))).isEqualTo(sha256(first));
    assertThat(status(again)).isEqualTo("DEGRADED");
    put(good());
    again.bean(ActivePolicies.class).refresh();
    assertThat(status(again)).isEqualTo("UP");
    again.stop();
  }

  private static String sha256(Reply reply) {
    return reply.json().at("/policy/sha256").asString();
  }

  @Test
  void withoutAnEarlierOneThePolicyIsUnavailableAndNoPathIsSaid() throws Exception {
    put(failing());
    TestService service = service(TestDatabase.H2.fresh());
    Reply refused = decided(service);
    assertThat(refused.status()).as(refused.body()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(refused.body()).contains("unavailable").doesNotContain(home.toString());
    assertThat(service.get(null, "/actuator/health").status()).isEqualTo(503);
    service.stop();
  }

  @Test
  void factsThatCannotBeReadAreUnavailableAndTheServiceIsDegraded() throws Exception {
    TestService.shelve(home, "nonferrous", "routing");
    Files.writeString(
        home.resolve("decision-tables/nonferrous/nonferrous.facts.sql"), "select 1 from nothing");
    TestService service = service(TestDatabase.H2.fresh());
    Reply refused =
        service.post(
            service.key(Role.ERP), "/api/v1/customers/C1/decisions", "{\"policy\":\"nonferrous\"}");
    assertThat(refused.status()).as(refused.body()).isEqualTo(503);
    assertThat(refused.body()).doesNotContain(home.toString()).doesNotContain(".sql");
    assertThat(status(service)).isEqualTo("DEGRADED");
    service.stop();
  }

  @Test
  void aFolderWithoutWorkbookAndARouteToNoPolicyAreProblems() throws Exception {
    put(good());
    TestService.shelve(home, "routing");
    Path text = Files.createDirectories(home.resolve("decision-tables/steel"));
    Files.writeString(text.resolve("steel.policy.txt"), good());
    try (ActivePolicies policies =
        new ActivePolicies(
            new PolicyShelf(home),
            (policy, decisions) -> List.of(),
            active -> {},
            name -> Optional.empty())) {
      assertThat(policies.problems())
          .extracting(Problem::what)
          .contains(
              new Text("文件夹里没有可读的工作簿", "the folder has no readable workbook"),
              new Text("路由到一份没有启用的政策", "routes to a policy that is not active"));
      assertThat(policies.problems())
          .as("F6: one cause, one line")
          .filteredOn(problem -> (problem.where() + problem.found()).contains("steel"))
          .hasSize(1);
      assertThat(policies.problems())
          .extracting(Problem::found)
          .contains("nonferrous")
          .doesNotContain("steel");
    }
  }
}
