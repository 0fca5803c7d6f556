package org.shouxin.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer to a POST that is given again to a retry: written as JSON once, sent and kept as
 * written. Made by an {@link IdempotentRequest}.
 *
 * @param <T> what is answered, for the description of the interface
 */
public final class IdempotentAnswer<T> extends ResponseEntity<String> {

  private final transient @Nullable IdempotencyClaim claim;

  private IdempotentAnswer(
      String json, HttpHeaders headers, HttpStatusCode status, @Nullable IdempotencyClaim claim) {
    super(json, headers, status);
    this.claim = claim;
  }

  static <T> IdempotentAnswer<T> of(
      ResponseEntity<T> answer, JsonMapper json, @Nullable IdempotencyClaim claim) {
    HttpHeaders headers = new HttpHeaders();
    headers.putAll(answer.getHeaders());
    headers.setContentType(MediaType.APPLICATION_JSON);
    return new IdempotentAnswer<>(
        json.writeValueAsString(answer.getBody()), headers, answer.getStatusCode(), claim);
  }

  /** An answer that was written before. */
  static <T> IdempotentAnswer<T> of(ResponseEntity<String> written) {
    return new IdempotentAnswer<>(
        Objects.requireNonNullElse(written.getBody(), ""),
        written.getHeaders(),
        written.getStatusCode(),
        null);
  }

  /**
   * Keeps it for retries, in whatever transaction the database is in; nothing without a key.
   *
   * @throws org.springframework.dao.DuplicateKeyException if the key is taken already
   */
  public void keep(JdbcClient database) {
    if (claim != null) {
      claim.keep(database, this);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
