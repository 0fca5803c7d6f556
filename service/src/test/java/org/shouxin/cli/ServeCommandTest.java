package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.imports.SampleLedger;
import org.shouxin.server.TestService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code shouxin serve} in a process of its own. */
class ServeCommandTest {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private final Path home;

  ServeCommandTest(@TempDir Path home) {
    this.home = home;
  }

  private Process start(String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Dshouxin.home=" + home);
    command.add("-Dfile.encoding=UTF-8");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.shouxin.Shouxin"));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("SPRING_DATASOURCE_URL");
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.redirectError(home.resolve("err.txt").toFile()).start();
  }

  private static @Nullable String lineWith(Process process, String start) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(start)) {
        return line;
      }
    }
    return null;
  }

  /** Does what curl would do with the line. */
  private static HttpResponse<String> curl(String line) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder();
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    assertThat(words.remove(0)).isEqualTo("curl");
    String method = "GET";
    String body = "";
    for (int i = 0; i < words.size(); i++) {
      switch (words.get(i)) {
        case "-X" -> method = words.get(++i);
        case "-H" -> {
          String[] header = words.get(++i).split(": ", 2);
          request.header(header[0], header[1]);
        }
        case "-d" -> body = words.get(++i);
        default -> request.uri(URI.create(words.get(i)));
      }
    }
    return HttpClient.newHttpClient()
        .send(
            request.method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void withNothingConfiguredItStartsPrintsALineThatWorksAndEndsInGoodOrder() throws Exception {
    TestService.shelve(home, "nonferrous", "routing");
    Process serve = start("serve", "--port", "0");
    try {
      String line = lineWith(serve, "curl ");
      assertThat(line).as(Files.readString(home.resolve("err.txt"))).isNotNull();
      HttpResponse<String> reply = curl(String.valueOf(line));
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
      JsonNode answer = JsonMapper.shared().readTree(reply.body());
      assertThat(answer.get("status").asString()).isEqualTo("decided");

      Cli.Result locked = new Cli(home).run("key", "list", "--lang", "en");
      assertThat(locked.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(locked.err().lines()).hasSize(1);
      assertThat(locked.err())
          .contains("in use by another process")
          .contains(home.resolve("data/shouxin.mv.db").toRealPath().toString());

      serve.destroy();
      assertThat(serve.waitFor(30, TimeUnit.SECONDS)).as("ends when told to").isTrue();
      JsonNode logged = logged(answer.get("id").asString());
      assertThat(logged.get("decision").asString()).isEqualTo(answer.get("id").asString());
      assertThat(logged.get("caller").asString()).isEqualTo("key:demo");
      assertThat(Files.readString(home.resolve("err.txt")))
          .as("secrets are not logged")
          .doesNotContain(secret(String.valueOf(line)));
    } finally {
      serve.destroyForcibly().waitFor();
    }
  }

  /** M6: a customer with a limit of 0 shows nothing. */
  @Test
  void withTheSamplesItPrintsACustomerWithALimitAnOrderThatIsReleasedAndOneThatIsHeld()
      throws Exception {
    TestService.shelve(home, "nonferrous", "direct-supply", "credit-file", "development", "steel");
    TestService.shelve(home, "routing");
    Path ledger = Files.createDirectories(SampleLedger.folder(home));
    try (Stream<Path> files = Files.list(SampleLedger.folder(TestService.home()))) {
      for (Path file : files.toList()) {
        Files.copy(file, ledger.resolve(String.valueOf(file.getFileName())));
      }
    }
    Process serve = start("serve", "--port", "0", "--lang", "en");
    try (BufferedReader out = serve.inputReader(StandardCharsets.UTF_8)) {
      List<String> printed = new ArrayList<>();
      while (printed.stream().filter(line -> line.startsWith("curl ")).count() < 3) {
        String line = out.readLine();
        assertThat(line).as(Files.readString(home.resolve("err.txt"))).isNotNull();
        printed.add(String.valueOf(line));
      }
      assertThat(printed.get(0)).as("at once").startsWith("Starting");
      assertThat(printed)
          .contains(
              "The database is ready; reading the policies",
              "The policies are read; opening the port",
              "A customer with a limit:",
              "An order that is released:",
              "An order over the limit, which is held:");
      printed.removeIf(line -> !line.startsWith("curl "));
      JsonNode decision = JsonMapper.shared().readTree(curl(printed.get(0)).body());
      assertThat(decision.get("credit_limit").get("amount").decimalValue()).isPositive();
      JsonNode released = JsonMapper.shared().readTree(curl(printed.get(1)).body());
      assertThat(released.get("status").asString()).as(released.toString()).isEqualTo("released");
      assertThat(released.get("customer")).isEqualTo(decision.get("customer"));
      JsonNode held = JsonMapper.shared().readTree(curl(printed.get(2)).body());
      assertThat(held.get("status").asString()).as(held.toString()).isEqualTo("held");
    } finally {
      serve.destroyForcibly().waitFor();
    }
  }

  private static String secret(String line) {
    Matcher key = Pattern.compile("sx_[a-z2-7]{10}_([A-Za-z0-9_-]{43})").matcher(line);
    assertThat(key.find()).isTrue();
    return key.group(1);
  }

  private JsonNode logged(String decision) throws IOException {
    return Files.readAllLines(home.resolve("err.txt")).stream()
        .filter(line -> line.contains(decision))
        .map(JsonMapper.shared()::readTree)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPortInUseIsReportedInOneSentence() throws Exception {
    TestService.shelve(home, "nonferrous", "routing");
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      Process serve =
          start("serve", "--lang", "en", "--port", Integer.toString(taken.getLocalPort()));
      assertThat(serve.waitFor()).isEqualTo(ExitCode.REFUSED);
      List<String> told = Files.readAllLines(home.resolve("err.txt"));
      assertThat(told.get(told.size() - 1))
          .contains("the port is in use")
          .contains(Integer.toString(taken.getLocalPort()));
      assertThat(told).noneMatch(line -> line.contains("Exception"));
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsReportedInOneSentence() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    System.setProperty("spring.datasource.url", "jdbc:mysql://127.0.0.1:" + free + "/shouxin");
    try {
      Cli.Result list = new Cli(home).run("key", "list", "--lang", "en");
      assertThat(list.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(list.err()).contains("the database cannot be reached").doesNotContain("Exception");
      assertThat(list.err().lines()).hasSize(1);
    } finally {
      System.clearProperty("spring.datasource.url");
    }
  }
}
