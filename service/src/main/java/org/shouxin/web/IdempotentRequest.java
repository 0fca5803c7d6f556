package org.shouxin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.RefusedException;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * The POST under way, to be answered once under its {@code Idempotency-Key}; a handler takes it as
 * an argument. A retry gets the answer of the first and does nothing, see {@link Idempotency}.
 */
public final class IdempotentRequest {

  /** The header that carries a key. */
  public static final String HEADER = "Idempotency-Key";

  /** The header that tells an answer given before. */
  public static final String REPLAYED = "Idempotency-Replayed";

  /** What a POST does, in one transaction with the key and the answer that is kept. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it; whatever is thrown rolls back. It is done again when it lost a deadlock. */
    ResponseEntity<T> answer() throws RefusedException;
  }

  /** What a POST does when it commits by itself. */
  @FunctionalInterface
  public interface OwnWork<T> {
    /**
     * Does it.
     *
     * @param writer writes the answer, which the work keeps in its own transaction by {@link
     *     IdempotentAnswer#keep}
     */
    IdempotentAnswer<T> answer(Writer writer) throws RefusedException;
  }

  /** Writes answers as JSON. */
  public static final class Writer {
    private final JsonMapper json;
    private final @Nullable IdempotencyClaim claim;

    private Writer(JsonMapper json, @Nullable IdempotencyClaim claim) {
      this.json = json;
      this.claim = claim;
    }

    /** The answer as it is sent and kept. */
    public <T> IdempotentAnswer<T> write(ResponseEntity<T> answer) {
      return IdempotentAnswer.of(answer, json, claim);
    }
  }

  private final Idempotency idempotency;
  private final HttpServletRequest request;
  private final JsonMapper json;

  IdempotentRequest(Idempotency idempotency, HttpServletRequest request, JsonMapper json) {
    this.idempotency = idempotency;
    this.request = request;
    this.json = json;
  }

  /** Does the work in one transaction, or answers as before. */
  public <T> IdempotentAnswer<T> once(Work<T> work) {
    return IdempotentAnswer.of(
        idempotency.once(request, () -> IdempotentAnswer.of(work.answer(), json, null)));
  }

  /**
   * The same, for answers of which a part must not be kept.
   *
   * @param kept what is kept of an answer for retries
   */
  public <T> IdempotentAnswer<T> once(Work<T> work, UnaryOperator<T> kept) {
    AtomicReference<String> keeping = new AtomicReference<>("");
    return IdempotentAnswer.of(
        idempotency.once(
            request,
            () -> {
              ResponseEntity<T> answer = work.answer();
              T body = Objects.requireNonNull(answer.getBody());
              keeping.set(json.writeValueAsString(kept.apply(body)));
              return IdempotentAnswer.of(answer, json, null);
            },
            written -> keeping.get()));
  }

  /** Does work that commits by itself and keeps its answer, or answers as before. */
  public <T> IdempotentAnswer<T> onceByItself(OwnWork<T> work) {
    return IdempotentAnswer.of(
        idempotency.onceBeside(request, claim -> work.answer(new Writer(json, claim))));
  }
}
