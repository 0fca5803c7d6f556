package org.shouxin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.Moments;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * One use of an {@code Idempotency-Key}.
 *
 * @param caller who used it
 * @param key the key
 * @param request lower-case hex of the SHA-256 of what was asked: method, path, query and the
 *     canonical JSON of the body
 * @param at when, cut to microseconds
 */
record IdempotencyClaim(String caller, String key, String request, Instant at) {

  private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");

  /**
   * The claim that a request makes; null when it has no key.
   *
   * @throws RefusedRequest if the key is none
   */
  static @Nullable IdempotencyClaim of(HttpServletRequest request, JsonMapper json, Instant now) {
    List<String> keys = Collections.list(request.getHeaders(IdempotentRequest.HEADER));
    if (keys.isEmpty()) {
      return null;
    }
    if (keys.size() > 1) {
      throw RefusedRequest.header(
          new Problem(
              IdempotentRequest.HEADER,
              new Text("给了不止一次", "given more than once"),
              String.join(", ", keys),
              new Text("一次", "only once"),
              "duplicate"));
    }
    String key = keys.get(0);
    if (!KEY.matcher(key).matches()) {
      throw RefusedRequest.header(
          new Problem(
              IdempotentRequest.HEADER,
              new Text("不是有效的幂等键", "not an idempotency key"),
              key,
              new Text("1 到 128 个可见的 ASCII 字符", "1 to 128 visible ASCII characters"),
              "form"));
    }
    Principal caller = request.getUserPrincipal();
    return new IdempotencyClaim(
        caller == null ? "" : caller.getName(), key, digest(request, json), now);
  }

  private static String digest(HttpServletRequest request, JsonMapper json) {
    String line =
        request.getMethod()
            + " "
            + request.getRequestURI()
            + "?"
            + Objects.toString(request.getQueryString(), "")
            + "\n";
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(line.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256.digest(meaning(BufferedRequest.body(request), json)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What a body says, however it is written; a body that is no JSON is its own meaning. */
  private static byte[] meaning(byte[] body, JsonMapper json) {
    try {
      return CanonicalJson.of(BodyReader.tree(body, json)).getBytes(StandardCharsets.UTF_8);
    } catch (RefusedRequest noJson) {
      return body;
    }
  }

  /**
   * Keeps an answer for retries, in whatever transaction the database is in.
   *
   * @throws org.springframework.dao.DuplicateKeyException if the key is taken already
   */
  void insert(JdbcClient database, int status, String headers, String body) {
    database
        .sql(
            "insert into idempotency_key"
                + " (caller, idempotency, request, status, headers, body, created_at)"
                + " values (?, ?, ?, ?, ?, ?, ?)")
        .params(caller, key, request, status, headers, body, Moments.column(at))
        .update();
  }
}
