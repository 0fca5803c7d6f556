package org.shouxin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.ApiKeys;
import org.shouxin.access.Caller;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.problem.RefusedException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service for tests, on a port of its own and an empty database, with the policies of the
 * repository. One for each kind of database, started when first asked for and shared by all tests
 * of the JVM: a test uses customers of its own.
 */
public final class TestService {

  private static final Map<TestDatabase, TestService> SHARED = new EnumMap<>(TestDatabase.class);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final ConfigurableApplicationContext context;
  private final URI base;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Role, String> keys = new EnumMap<>(Role.class);
  private final String person;

  private TestService(ConfigurableApplicationContext context) throws RefusedException {
    this.context = context;
    this.base =
        URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    for (Role role : Role.values()) {
      keys.put(role, issue(role.code(), false, role));
    }
    this.person = issue("clerk", true, Role.values());
  }

  /** The service that tests share; never stop it. */
  public static synchronized TestService on(TestDatabase database) {
    return SHARED.computeIfAbsent(database, one -> start(one, Map.of()));
  }

  /** A service of one's own, to be stopped with {@link #stop}. */
  public static TestService start(TestDatabase database, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(TestDatabase.settings(database.fresh()));
    all.putAll(settings);
    return start(all);
  }

  /** A service with these settings on a free port, to be stopped with {@link #stop}. */
  public static TestService start(Map<String, Object> settings) {
    try {
      Path folder = Files.createTempDirectory("shouxin");
      Map<String, Object> all = new HashMap<>();
      all.put("server.port", 0);
      all.put("shouxin.data", folder);
      all.put(
          "spring.security.oauth2.resourceserver.jwt.public-key-location",
          Tokens.publicKey(folder).toUri());
      all.putAll(settings);
      return new TestService(ShouxinServer.serve(home(), all));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (RefusedException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** The folder of the repository. */
  public static Path home() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /** Puts policies of the repository, with their queries, on the shelf below another home. */
  public static void shelve(Path home, String... policies) throws IOException {
    for (String policy : policies) {
      Path from = home().resolve(PolicyShelf.FOLDER).resolve(policy);
      Path to = Files.createDirectories(home.resolve(PolicyShelf.FOLDER).resolve(policy));
      for (String ending : List.of(".xlsx", ".facts.sql", ".orders.sql")) {
        if (Files.exists(from.resolve(policy + ending))) {
          Files.copy(from.resolve(policy + ending), to.resolve(policy + ending));
        }
      }
    }
  }

  /** Stops it as an operator would. */
  public void stop() {
    context.close();
  }

  /** Where it listens, {@code http://127.0.0.1:12345}. */
  public URI base() {
    return base;
  }

  /** One of its parts. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Spring's context. */
  public ConfigurableApplicationContext context() {
    return context;
  }

  /** Its database. */
  public JdbcClient database() {
    return bean(JdbcClient.class);
  }

  /** The key of a machine that has one role. */
  public String key(Role role) {
    return String.valueOf(keys.get(role));
  }

  /** The key of a person, called {@code clerk}, with all roles. */
  public String person() {
    return person;
  }

  /** A new key. */
  public String issue(String name, boolean isPerson, Role... roles) throws RefusedException {
    return bean(ApiKeys.class)
        .issue(name, Set.of(roles), isPerson, Duration.ofDays(1), Caller.command())
        .secret()
        .reveal();
  }

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param body as text
   * @param response the whole of it
   */
  public record Reply(int status, String body, HttpResponse<String> response) {

    /** The body read as JSON, decimals exact. */
    public JsonNode json() {
      return TestService.json(body);
    }

    /** The places that its problems name, in their order: a pointer or the name of a parameter. */
    public List<String> fields() {
      return json().path("problems").valueStream().map(Reply::place).toList();
    }

    private static String place(JsonNode problem) {
      return Stream.of("pointer", "parameter", "header", "place")
          .map(kind -> problem.path(kind).asString(""))
          .filter(name -> !name.isEmpty())
          .findFirst()
          .orElse("");
    }

    /** The first value of a header; empty when there is none. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    @Override
    public String toString() {
      return status + " " + body;
    }
  }

  /** A text read as JSON, decimals exact. */
  public static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  /** A request for a path, with a key or token; null for none. */
  public HttpRequest.Builder request(@Nullable String credential, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    return credential == null ? request : request.header("Authorization", "Bearer " + credential);
  }

  /** Sends a request. */
  public Reply send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), response);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** GET in English; headers as names and values by turns. */
  public Reply get(@Nullable String credential, String path, String... headers) {
    return send(with(request(credential, path), headers).GET().build());
  }

  /** POST of JSON in English; headers as names and values by turns. */
  public Reply post(@Nullable String credential, String path, String json, String... headers) {
    return send(
        with(request(credential, path), headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  /** DELETE in English. */
  public Reply delete(@Nullable String credential, String path) {
    return send(with(request(credential, path)).DELETE().build());
  }

  /** What is answered to a request byte by byte, a character each, up to the connection's end. */
  public String raw(String request) throws IOException {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!Arrays.asList(headers).contains("Accept-Language")) {
      request.header("Accept-Language", "en");
    }
    return request;
  }
}
