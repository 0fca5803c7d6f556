package org.shouxin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;
import org.shouxin.web.Idempotency;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keys by HTTP, for administrators. */
@RestController
@RequestMapping("/api/v1/keys")
class KeysEndpoint {

  /** A key wanted. */
  record Wanted(
      @Nullable String name,
      @Nullable Set<Role> roles,
      @Nullable Integer days,
      @Nullable Boolean person) {}

  /** A key as it is listed; {@code key} is there once, in the answer that issues it. */
  record Listed(
      String id,
      String name,
      Set<String> roles,
      boolean person,
      Instant createdAt,
      String createdBy,
      Instant expiresAt,
      @Nullable Instant revokedAt,
      @Nullable String revokedBy,
      @Nullable Instant lastUsedAt) {

    static Listed of(ApiKey key) {
      Set<String> roles = new TreeSet<>();
      key.roles().forEach(role -> roles.add(role.code()));
      return new Listed(
          key.id(),
          key.name(),
          roles,
          key.person(),
          key.createdAt(),
          key.createdBy(),
          key.expiresAt(),
          key.revokedAt(),
          key.revokedBy(),
          key.lastUsedAt());
    }
  }

  /** All keys, the newest first. */
  record All(List<Listed> keys) {}

  private final ApiKeys keys;
  private final Idempotency idempotency;
  private final JsonMapper json;

  KeysEndpoint(ApiKeys keys, Idempotency idempotency, JsonMapper json) {
    this.keys = keys;
    this.idempotency = idempotency;
    this.json = json;
  }

  @GetMapping
  All list() {
    return new All(keys.list().stream().map(Listed::of).toList());
  }

  /** A retry is told of the key but not the key itself, which is kept nowhere. */
  @PostMapping
  ResponseEntity<String> issue(@RequestBody Wanted wanted, HttpServletRequest request) {
    return idempotency.once(
        request,
        () -> {
          Set<Role> roles = wanted.roles() == null ? Set.of() : wanted.roles();
          ApiKeys.Issued issued =
              keys.issue(
                  wanted.name() == null ? "" : wanted.name(),
                  roles,
                  wanted.person() == null ? Role.ofPerson(roles) : wanted.person(),
                  Duration.ofDays(wanted.days() == null ? 0 : wanted.days()),
                  Callers.current());
          ObjectNode body = json.valueToTree(Listed.of(issued.key()));
          body.put("key", issued.secret().reveal());
          return ResponseEntity.created(URI.create("/api/v1/keys/" + issued.key().id()))
              .contentType(MediaType.APPLICATION_JSON)
              .body(json.writeValueAsString(body));
        },
        body -> {
          ObjectNode kept = (ObjectNode) json.readTree(body);
          kept.putNull("key");
          return json.writeValueAsString(kept);
        });
  }

  @DeleteMapping("/{id}")
  Listed revoke(@PathVariable String id) {
    return keys.revoke(id, Callers.current())
        .map(Listed::of)
        .orElseThrow(
            () ->
                new RefusedRequest(
                    ProblemCode.UNKNOWN_KEY, new Text("没有这把密钥", "there is no such key")));
  }
}
