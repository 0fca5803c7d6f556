package org.shouxin.access;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.shouxin.web.IdempotentAnswer;
import org.shouxin.web.IdempotentRequest;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.Refusals;
import org.shouxin.web.RefusedRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys of callers, for administrators. */
@RestController
@RequestMapping(KeysEndpoint.PATH)
@Tag(
    name = "administration",
    description = "管理 Keys of callers, who opened whose file, and what webhooks have not accepted.")
class KeysEndpoint {

  static final String PATH = "/api/v1/keys";

  /**
   * All keys.
   *
   * @param keys the newest first, without their secrets
   */
  record KeyList(List<ApiKey> keys) {}

  private final ApiKeys keys;

  KeysEndpoint(ApiKeys keys) {
    this.keys = keys;
  }

  /** All keys, the newest first, including revoked and expired ones. */
  @GetMapping
  KeyList listKeys() {
    return new KeyList(keys.list());
  }

  /** Issues a key and shows it once; a retry gets everything but the key itself. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  IdempotentAnswer<IssuedKey> issueKey(@RequestBody KeyRequest body, IdempotentRequest request) {
    return request.once(
        () -> {
          ApiKeys.Issued issued =
              keys.issue(
                  body.name(),
                  body.roles(),
                  Objects.requireNonNullElseGet(body.person(), () -> Role.ofPerson(body.roles())),
                  Duration.ofDays(body.days()),
                  Callers.current());
          return ResponseEntity.created(URI.create(PATH + "/" + issued.key().id()))
              .body(new IssuedKey(issued.key(), issued.secret().reveal()));
        },
        IssuedKey::withoutSecret);
  }

  /**
   * Revokes a key, at once; one that is already revoked stays unchanged.
   *
   * @param id of the key, which is part of the key itself
   */
  @DeleteMapping("/{id}")
  @Refusals({ProblemCode.UNKNOWN_KEY})
  ApiKey revokeKey(@PathVariable String id) {
    return keys.revoke(id, Callers.current())
        .orElseThrow(() -> RefusedRequest.of(ProblemCode.UNKNOWN_KEY));
  }
}
