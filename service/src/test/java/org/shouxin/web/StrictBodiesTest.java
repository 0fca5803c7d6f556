package org.shouxin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import tools.jackson.databind.JsonNode;

/** A body that is not exactly what was asked for is refused, and never guessed at. */
class StrictBodiesTest {

  private static final TestService SERVICE = TestService.on(TestDatabase.H2);
  private static final String KEYS = "/api/v1/keys";
  private static final String DECISIONS = "/api/v1/decisions";
  private static final String ASKED = "{\"policy\":\"nonferrous\",\"customer\":\"X\",\"facts\":{}}";

  private static Reply key(String roles, String days, String name) {
    return SERVICE.post(
        SERVICE.key(Role.ADMINISTRATOR),
        KEYS,
        "{\"name\":" + name + ",\"roles\":[" + roles + "],\"days\":" + days + "}");
  }

  private static Reply decide(String body) {
    return SERVICE.post(SERVICE.key(Role.ERP), DECISIONS, body);
  }

  private static JsonNode problem(Reply reply, int status) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = reply.json().path("problems").path(0);
    assertThat(problem.path("allowed").asString()).as(reply.toString()).isNotEmpty();
    return problem;
  }

  @Test
  void aNumberIsNoRoleNoNameAndNoPartOfADay() {
    assertThat(key("\"erp\"", "1", "\"strict\"").status()).isEqualTo(201);
    assertThat(problem(key("0", "1", "\"strict\""), 422).get("pointer").asString())
        .isEqualTo("/roles/0");
    assertThat(problem(key("\"erp\"", "1.5", "\"strict\""), 422).get("pointer").asString())
        .isEqualTo("/days");
    assertThat(problem(key("\"erp\"", "2147483648", "\"strict\""), 422).get("allowed").asString())
        .isEqualTo("a whole number from 1 to 730");
    assertThat(problem(key("\"erp\"", "1", "7"), 422).get("pointer").asString()).isEqualTo("/name");
  }

  @Test
  void everyFaultIsReportedOnceAndWithTheOthers() {
    Reply reply = key("\"boss\",\"erp\",\"king\"", "\"x\"", "\"\"");

    assertThat(reply.json().get("problems").valueStream())
        .extracting(each -> each.get("pointer").asString())
        .contains("/roles/0", "/days", "/name")
        .doesNotHaveDuplicates();
  }

  @Test
  void aWholeNumberMayBeWrittenWithDecimalsAndAGreatOneIsOutOfRange() {
    for (String whole : new String[] {"1.0", "1e1", "10E-1"}) {
      assertThat(key("\"erp\"", whole, "\"strict\"").status()).as(whole).isEqualTo(201);
    }
    for (String great :
        new String[] {"731", "731.0", "2147483648", "9223372036854775808", "1e300"}) {
      JsonNode problem = problem(key("\"erp\"", great, "\"strict\""), 422);
      assertThat(problem.get("code").asString()).as(great).isEqualTo("range");
      assertThat(problem.get("what").asString()).isEqualTo("out of range");
    }
    for (String other : new String[] {"1.5", "1e-300", "true", "\"1\""}) {
      JsonNode problem = problem(key("\"erp\"", other, "\"strict\""), 422);
      assertThat(problem.get("code").asString()).as(other).isEqualTo("wrong_type");
    }
  }

  @Test
  void aFactThatIsBeyondAllNumbersIsToldSo() {
    JsonNode fact = problem(decide(ASKED.replace("{}", "{\"purchases_12m\":1e300}")), 422);
    assertThat(fact.get("pointer").asString()).isEqualTo("/facts/purchases_12m");
    assertThat(fact.get("what").asString()).doesNotContain("wrong type");
    assertThat(fact.get("code").asString()).isEqualTo("invalid_value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1899-12-31", "3000-01-01", "2027-02-29", "2026-1-1", "-9999-01-01"})
  void aDayThatIsNoneOrFarAwayIsReportedWhichAreAllowed(String day) {
    String body = ASKED.replace("}}", "},\"as_of\":\"" + day + "\"}");
    assertThat(problem(decide(body), 422).get("allowed").asString()).contains("1900 to 2999");
    String incident = "{\"kind\":\"lawsuit\",\"occurred_on\":\"" + day + "\"}";
    Reply reply = SERVICE.post(SERVICE.key(Role.ERP), "/api/v1/customers/X/incidents", incident);
    assertThat(problem(reply, 422).get("allowed").asString()).contains("1900 to 2999");
  }

  @Test
  void aDayIsNoListOfNumbers() {
    String incident = "{\"kind\":\"lawsuit\",\"occurred_on\":[2026,1,1]}";
    Reply reply = SERVICE.post(SERVICE.key(Role.ERP), "/api/v1/customers/X/incidents", incident);
    assertThat(problem(reply, 422).get("pointer").asString()).isEqualTo("/occurred_on");
  }

  @Test
  void theFirstAndTheLastDayAreTaken() {
    for (String day : new String[] {"1900-01-01", "2028-02-29", "2999-12-31"}) {
      String body = ASKED.replace("}}", "},\"as_of\":\"" + day + "\"}");
      assertThat(decide(body).status()).as(day).isEqualTo(201);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "1e-99999999999"})
  void anExponentThatNoComputerReadsIsTheCallersFault(String number) {
    String body = ASKED.replace("{}", "{\"purchases_12m\":" + number + "}");
    assertThat(problem(decide(body), 400).get("what").asString()).contains("exponent");
  }

  @Test
  void whatIsWrongWithTheJsonIsSaid() {
    assertThat(
            problem(decide("{\"customer\":\"a\",\"customer\":\"b\"}"), 400).get("what").asString())
        .contains("given twice (line 1");
    assertThat(problem(decide(ASKED + " {}"), 400).get("what").asString()).contains("follows");
    assertThat(problem(decide("[".repeat(2_000)), 400).get("what").asString()).contains("deep");
    String digits = "1".repeat(1_000);
    String many = ASKED.replace("{}", "{\"a\":" + digits + "}");
    assertThat(problem(decide(many), 422).get("pointer").asString()).isEqualTo("/facts/a");
    String more = ASKED.replace("{}", "{\"a\":" + digits + "1}");
    assertThat(problem(decide(more), 400).get("allowed").asString()).contains("1000 digits");
    assertThat(problem(decide("{}"), 422).get("allowed").asString()).contains("1 to 64");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/*",
        "nonsense"
      })
  void aBodyOfAnotherTypeIsRefusedByEveryOperation(String type) {
    for (String path :
        new String[] {
          DECISIONS,
          DECISIONS + "/batch",
          "/api/v1/customers/decisions",
          "/api/v1/customers/X/decisions",
          "/api/v1/orders/check"
        }) {
      HttpRequest request =
          SERVICE
              .request(SERVICE.key(Role.ERP), path)
              .header("Content-Type", type)
              .header("Accept-Language", "en")
              .POST(HttpRequest.BodyPublishers.ofString(ASKED))
              .build();
      Reply reply = SERVICE.send(request);
      assertThat(reply.status()).as(path + " " + reply).isEqualTo(415);
      assertThat(reply.json().get("detail").asString()).contains("application/json");
    }
  }

  @Test
  void jsonIsTakenUnderItsOtherNamesAndInAnyCharset() {
    for (String type :
        new String[] {"application/json;charset=UTF-8", "application/vnd.erp+json"}) {
      HttpRequest request =
          SERVICE
              .request(SERVICE.key(Role.ERP), DECISIONS)
              .header("Content-Type", type)
              .POST(HttpRequest.BodyPublishers.ofString(ASKED))
              .build();
      assertThat(SERVICE.send(request).status()).as(type).isEqualTo(201);
    }
  }

  @Test
  void aCompressedBodyIsRefused() {
    Reply reply = SERVICE.post(SERVICE.key(Role.ERP), DECISIONS, ASKED, "Content-Encoding", "gzip");
    assertThat(problem(reply, 415).get("header").asString()).isEqualTo("Content-Encoding");
    assertThat(reply.header("Accept-Encoding")).isEqualTo("identity");
    assertThat(
            SERVICE
                .post(SERVICE.key(Role.ERP), DECISIONS, ASKED, "Content-Encoding", "identity")
                .status())
        .isEqualTo(201);
  }

  private static OptionalInt half(String json) {
    return LoneSurrogates.find(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void halfACharacterIsFoundAndAWholeOneIsNot() {
    String high = "\\" + "ud83d";
    String low = "\\" + "uDE00";
    assertThat(half("[\"" + high + low + "\"]")).isEmpty();
    assertThat(half("[\"" + high + "\"]")).hasValue(2);
    assertThat(half("[\"" + low + "\"]")).hasValue(2);
    assertThat(half("[\"" + high + high + low + "\"]")).hasValue(2);
    assertThat(half("[\"" + high + low + low + "\"]")).hasValue(14);
    assertThat(half("[\"\\" + high + "\"]")).as("a backslash, then letters").isEmpty();
    assertThat(half("[\"" + high + "x" + low + "\"]")).hasValue(2);
    assertThat(half("[\"" + high)).hasValue(2);
    assertThat(half("[\"\\" + "ud8")).isEmpty();
    assertThat(half("")).isEmpty();
  }

  @Test
  void halfACharacterIsRefusedInsteadOfKeptAsAQuestionMark() {
    String half = ASKED.replace("\"X\"", "\"\\" + "ud800\"");
    assertThat(problem(decide(half), 400).get("found").asString()).isEqualTo("\\" + "ud800");
    String whole = ASKED.replace("\"X\"", "\"\\" + "ud83d\\" + "ude00\"");
    assertThat(decide(whole).json().get("customer").asString())
        .isEqualTo(new String(Character.toChars(0x1F600)));
  }
}
