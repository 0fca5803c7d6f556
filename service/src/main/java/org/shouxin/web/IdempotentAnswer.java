package org.shouxin.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An answer to a POST that is given again to a retry: written as JSON once, sent and kept as
 * written. Made by an {@link IdempotentRequest}.
 *
 * @param <T> what is answered, for the description of the interface
 */
public final class IdempotentAnswer<T> extends ResponseEntity<String> {

  private final transient @Nullable IdempotencyClaim claim;
  private final String kept;

  /**
   * @param claim to be kept for; null without a key
   * @param kept what of the body is kept
   */
  IdempotentAnswer(
      String body,
      HttpHeaders headers,
      HttpStatusCode status,
      @Nullable IdempotencyClaim claim,
      String kept) {
    super(body, headers, status);
    this.claim = claim;
    this.kept = kept;
  }

  /**
   * Keeps it for retries, in whatever transaction the database is in; nothing without a key.
   *
   * @throws org.springframework.dao.DuplicateKeyException if the key is taken already
   */
  public void keep(JdbcClient database) {
    if (claim != null) {
      claim.insert(database, getStatusCode().value(), headerLines(), kept);
    }
  }

  /** What of the body is kept. */
  String kept() {
    return kept;
  }

  /** The headers that a retry needs too, one a line. */
  String headerLines() {
    StringBuilder lines = new StringBuilder();
    for (String name : new String[] {HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION}) {
      String value = getHeaders().getFirst(name);
      if (value != null) {
        lines.append(name).append(": ").append(value).append('\n');
      }
    }
    return lines.toString();
  }
}
