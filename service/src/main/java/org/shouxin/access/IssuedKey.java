package org.shouxin.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key that was issued.
 *
 * @param id part of the key itself
 * @param name of its holder
 * @param roles of its holder
 * @param person whether a person holds it
 * @param createdAt when it was issued
 * @param createdBy by whom
 * @param expiresAt when it expires
 * @param key the key itself, shown this once: it is stored nowhere, and a retry does not get it
 */
record IssuedKey(
    String id,
    String name,
    Set<Role> roles,
    boolean person,
    Instant createdAt,
    String createdBy,
    Instant expiresAt,
    @Schema(pattern = "^sx_") @Nullable String key) {

  static IssuedKey of(ApiKey issued, @Nullable String key) {
    return new IssuedKey(
        issued.id(),
        issued.name(),
        issued.roles(),
        issued.person(),
        issued.createdAt(),
        issued.createdBy(),
        issued.expiresAt(),
        key);
  }

  /** The same as it is kept for retries. */
  IssuedKey withoutSecret() {
    return new IssuedKey(id, name, roles, person, createdAt, createdBy, expiresAt, null);
  }
}
