package org.shouxin.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key without its secret.
 *
 * @param id part of the key itself
 * @param name of the holder; several keys may have the same name while one replaces another
 * @param roles of its holder
 * @param person whether a person holds it
 * @param createdAt when it was issued
 * @param createdBy by whom
 * @param expiresAt when it expires
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

  /** Whether it is valid at a time. */
  boolean valid(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }

  /** Its holder. */
  Caller caller() {
    return new Caller("key:" + name, roles, person);
  }
}
