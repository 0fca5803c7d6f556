package org.shouxin.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key without its secret.
 *
 * @param id stands in the key itself
 * @param name whose it is; several keys may bear one name while one follows another
 * @param roles what its holder is
 * @param person whether a person holds it
 * @param createdAt when it was issued
 * @param createdBy by whom
 * @param expiresAt when it ends by itself
 * @param revokedAt when it was revoked; null when it was not
 * @param revokedBy by whom; null when it was not
 * @param lastUsedAt to the hour; null when it was never used
 */
public record ApiKey(
    String id,
    String name,
    Set<Role> roles,
    boolean person,
    Instant createdAt,
    String createdBy,
    Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable String revokedBy,
    @Nullable Instant lastUsedAt) {

  /** Whether it opens anything at a moment. */
  boolean valid(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }

  /** Its holder. */
  Caller caller() {
    return new Caller("key:" + name, roles, person);
  }
}
