package org.shouxin.web;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.RefusedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * The POST under way, to be answered once under its {@code Idempotency-Key}; a handler takes it as
 * an argument. A retry gets the answer of the first and does nothing, see {@link Idempotency}.
 */
public final class IdempotentRequest {

  /** The header that carries a key. */
  public static final String HEADER = "Idempotency-Key";

  /** The header that marks a repeated answer. */
  public static final String REPLAYED = "Idempotency-Replayed";

  /**
   * What a POST does; whatever is thrown rolls back. It is done again when it lost a deadlock.
   *
   * @param <A> what it answers
   */
  @FunctionalInterface
  public interface Work<A> {
    /** Does it. */
    A answer() throws RefusedException;
  }

  private final Idempotency idempotency;
  private final JsonMapper json;
  private final @Nullable IdempotencyClaim claim;

  /**
   * @param claim null when the caller gave no key
   */
  IdempotentRequest(Idempotency idempotency, JsonMapper json, @Nullable IdempotencyClaim claim) {
    this.idempotency = idempotency;
    this.json = json;
    this.claim = claim;
  }

  /** Does the work in one transaction with key and kept answer, or answers as before. */
  public <T> IdempotentAnswer<T> once(Work<ResponseEntity<T>> work) {
    return once(work, UnaryOperator.identity());
  }

  /**
   * The same, for answers of which a part must not be kept.
   *
   * @param kept what is kept of an answer for retries
   */
  public <T> IdempotentAnswer<T> once(Work<ResponseEntity<T>> work, UnaryOperator<T> kept) {
    return idempotency.once(claim, () -> written(work.answer(), kept));
  }

  /** Does work that commits by itself and keeps its {@link #write written} answer. */
  public <T> IdempotentAnswer<T> onceByItself(Work<IdempotentAnswer<T>> work) {
    return idempotency.onceByItself(claim, work);
  }

  /** The answer as it is sent, and kept by {@link IdempotentAnswer#keep}. */
  public <T> IdempotentAnswer<T> write(ResponseEntity<T> answer) {
    return written(answer, UnaryOperator.identity());
  }

  private <T> IdempotentAnswer<T> written(ResponseEntity<T> answer, UnaryOperator<T> kept) {
    T body = Objects.requireNonNull(answer.getBody());
    HttpHeaders headers = new HttpHeaders();
    headers.putAll(answer.getHeaders());
    headers.setContentType(MediaType.APPLICATION_JSON);
    return new IdempotentAnswer<>(
        json.writeValueAsString(body),
        headers,
        answer.getStatusCode(),
        claim,
        json.writeValueAsString(kept.apply(body)));
  }
}
