package org.shouxin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import org.shouxin.web.ProblemDocument.FieldProblemCode;

/** A query is read as strictly as a body, and refused with everything that is wrong at once. */
class ParametersTest {

  private static final TestService SERVICE = TestService.on(TestDatabase.H2);

  private static String codes(Reply reply) {
    return reply
        .json()
        .path("problems")
        .valueStream()
        .map(each -> each.path("parameter").asString("-") + " " + each.get("code").asString())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Reply refused(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.json().get("code").asString()).as(reply.toString()).isEqualTo(code);
    return reply;
  }

  @Test
  void everythingThatIsWrongWithAQueryIsToldAtOnce() {
    Reply reply =
        refused(
            SERVICE.get(
                SERVICE.key(Role.ERP), "/api/v1/orders?status=HELD&limmit=5&limit=0&limit=1"),
            400,
            "invalid_parameter");
    assertThat(codes(reply))
        .isEqualTo("limit duplicate, limit range, limmit unknown_parameter, status wrong_type");
    assertThat(reply.body()).contains("did you mean limit?").contains("held").contains("1 to 1000");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/customers/KH000018/decisions?before=zz, before form",
    "/api/v1/purposes?from=1899-12-31T23:59:59Z&before=x, 'before wrong_type, from range'",
    "/api/v1/runs?limit=1001, limit range",
    "/api/v1/journal/head?x=1, x unknown_parameter",
  })
  void aParameterIsRefusedWithItsCode(String path, String codes) {
    Reply reply = SERVICE.get(SERVICE.person(), path, "Shouxin-Purpose", "test");
    assertThat(codes(refused(reply, 400, "invalid_parameter"))).isEqualTo(codes);
  }

  @Test
  void aPurposeMayStandInTheQuery() {
    String path = "/api/v1/customers/KH000018?purpose=annual%20review";
    assertThat(SERVICE.get(SERVICE.person(), path).status()).isNotEqualTo(400);
  }

  @Test
  void aReasonIsRequiredOfWhoWithdrawsAnOverride() {
    String path = "/api/v1/overrides/none";
    String analyst = SERVICE.key(Role.ANALYST);
    for (String query : new String[] {"", "?reason=%20", "?reason=" + "x".repeat(1_001)}) {
      Reply reply = refused(SERVICE.delete(analyst, path + query), 400, "invalid_parameter");
      assertThat(codes(reply)).isEqualTo(query.isEmpty() ? "reason missing" : "reason length");
      assertThat(reply.body()).contains("1 to 1000 characters");
    }
    refused(SERVICE.delete(analyst, path + "?reason=over"), 404, "unknown_override");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/runs/x, unknown_run",
    "GET, /api/v1/runs/9223372036854775808/changes, unknown_run",
    "POST, /api/v1/deliveries/x/retry, unknown_delivery"
  })
  void whatIsNoIdIsUnknown(String method, String path, String code) {
    HttpRequest request =
        SERVICE
            .request(SERVICE.person(), path)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    refused(SERVICE.send(request), 404, code);
  }

  @Test
  void aCustomerWhomNobodyKnowsHasNoOrdersToRecheck() {
    Reply reply = SERVICE.post(SERVICE.key(Role.ERP), "/api/v1/orders/recheck?customer=NOBODY", "");
    assertThat(codes(refused(reply, 422, "unknown_customer")))
        .isEqualTo("customer unknown_customer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/orders/recheck", "/api/v1/incidents/none/settle"})
  void aBodyThatNobodyTakesIsRefused(String path) {
    Reply reply = SERVICE.post(SERVICE.key(Role.ERP), path, "{\"customer\":\"KH000018\"}");
    assertThat(codes(refused(reply, 422, "invalid_body"))).isEqualTo("- unexpected_body");
  }

  @Test
  void whatThePurposeLacksIsAHeader() {
    Reply reply = SERVICE.get(SERVICE.person(), "/api/v1/customers/KH000018");
    refused(reply, 428, "purpose_required");
    assertThat(reply.json().at("/problems/0/header").asString()).isEqualTo("Shouxin-Purpose");
    assertThat(reply.json().at("/problems/0/code").asString()).isEqualTo("missing");
    String bad = URLEncoder.encode("a\nb", StandardCharsets.UTF_8);
    Reply unreadable =
        SERVICE.get(SERVICE.person(), "/api/v1/customers/KH000018", "Shouxin-Purpose", bad);
    refused(unreadable, 400, "invalid_header");
  }

  /** A code that is not declared would be answered as invalid_value. */
  @Test
  void everyCodeOfAProblemIsDeclared() throws IOException {
    Set<String> used = new TreeSet<>();
    Pattern code = Pattern.compile("(?s)new Problem\\([^;]*?,\\s*\"([a-z_]{4,})\"\\s*\\)");
    for (String area :
        new String[] {
          "web", "access", "customers", "decisions", "credit", "incidents", "orders", "runs"
        }) {
      try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/shouxin", area))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          Matcher found = code.matcher(Files.readString(file));
          while (found.find()) {
            used.add(found.group(1));
          }
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(10);
    assertThat(
            Arrays.stream(FieldProblemCode.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT)))
        .containsAll(used);
  }
}
