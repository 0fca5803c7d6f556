package org.shouxin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Transactions;
import org.shouxin.problem.RefusedException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a POST once: a retry under the same {@code Idempotency-Key} gets the answer of the first
 * and does nothing. A key belongs to its caller and to one method, path, query and meaning of the
 * body; with another it is refused (422). What was refused or failed is not kept, so it may be
 * tried again. Retries that come while the first is under way wait for it. Kept for {@value #DAYS}
 * days. Safe for several threads and several nodes on one database.
 */
final class Idempotency {

  private static final int DAYS = 7;
  private static final int CLAIMS = 20;
  private static final int REMOVED_AT_ONCE = 5_000;

  /**
   * What a POST does, inside a transaction; done again from its beginning when it lost a deadlock.
   */
  @FunctionalInterface
  interface Work {
    /** Does it; whatever is thrown, or answered with an error, rolls back. */
    ResponseEntity<String> answer() throws RefusedException;
  }

  /**
   * What a POST does when it commits by itself and puts {@link IdempotencyClaim#keep} into its own
   * transaction.
   */
  @FunctionalInterface
  interface OwnWork {
    /**
     * Does it.
     *
     * @param claim to be kept in the transaction; null when the caller gave no key
     */
    ResponseEntity<String> answer(@Nullable IdempotencyClaim claim) throws RefusedException;
  }

  /** Those in this process who came with one key. */
  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock();
    private int waiting;
  }

  /** Another node has the key. */
  private static final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Taken(Throwable cause) {
      super(cause);
    }
  }

  /** An error was answered, which rolls back. */
  private static final class Unkept extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ResponseEntity<String> answer;

    Unkept(ResponseEntity<String> answer) {
      super(null, null, false, false);
      this.answer = answer;
    }
  }

  private final KeptAnswers kept;
  private final Transactions transactions;
  private final JsonMapper json;
  private final BusinessClock clock;
  private final Map<String, Turn> turns = new ConcurrentHashMap<>();

  Idempotency(
      JdbcClient database, Transactions transactions, JsonMapper json, BusinessClock clock) {
    this.kept = new KeptAnswers(database);
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Does the work in one transaction, with the key when the request has one, or answers as before.
   *
   * @throws RefusedRequest if the key is none or was used for something else, or the work is
   *     refused
   */
  ResponseEntity<String> once(HttpServletRequest request, Work work) {
    return once(request, work, UnaryOperator.identity());
  }

  /**
   * The same, for answers of which a part must not be kept.
   *
   * @param keeping what of the body is kept for retries
   */
  ResponseEntity<String> once(
      HttpServletRequest request, Work work, UnaryOperator<String> keeping) {
    IdempotencyClaim claim = IdempotencyClaim.of(request, json, clock.now());
    return claim == null
        ? inTransaction(() -> done(work))
        : inTurn(claim, () -> claimed(claim, work, keeping));
  }

  /** The same, for work with a transaction of its own. */
  ResponseEntity<String> onceBeside(HttpServletRequest request, OwnWork work) {
    IdempotencyClaim claim = IdempotencyClaim.of(request, json, clock.now());
    if (claim == null) {
      return done(() -> work.answer(null));
    }
    return inTurn(
        claim,
        () -> {
          Optional<ResponseEntity<String>> before = kept.find(claim);
          if (before.isPresent()) {
            return before.get();
          }
          try {
            return done(() -> work.answer(claim));
          } catch (DuplicateKeyException another) {
            return kept.find(claim).orElseThrow(() -> another);
          }
        });
  }

  private ResponseEntity<String> claimed(
      IdempotencyClaim claim, Work work, UnaryOperator<String> keeping) {
    int tries = 0;
    while (tries < CLAIMS) {
      Optional<ResponseEntity<String>> before = kept.find(claim);
      if (before.isPresent()) {
        return before.get();
      }
      try {
        return inTransaction(
            () -> {
              take(claim);
              ResponseEntity<String> answer = done(work);
              kept.put(
                  claim, answer, keeping.apply(Objects.requireNonNullElse(answer.getBody(), "")));
              return answer;
            });
      } catch (Taken another) {
        tries++;
      }
    }
    throw new RefusedRequest(ProblemCode.UNAVAILABLE, ProblemTexts.BUSY);
  }

  private void take(IdempotencyClaim claim) {
    try {
      kept.take(claim);
    } catch (DuplicateKeyException another) {
      throw new Taken(another);
    }
  }

  private static ResponseEntity<String> done(Work work) {
    try {
      return work.answer();
    } catch (RefusedException refused) {
      throw RefusedRequest.of(refused);
    }
  }

  private ResponseEntity<String> inTransaction(Supplier<ResponseEntity<String>> work) {
    try {
      return transactions.in(
          () -> {
            ResponseEntity<String> answer = work.get();
            if (answer.getStatusCode().isError()) {
              throw new Unkept(answer);
            }
            return answer;
          });
    } catch (Unkept unkept) {
      return unkept.answer;
    }
  }

  private ResponseEntity<String> inTurn(
      IdempotencyClaim claim, Supplier<ResponseEntity<String>> work) {
    String name = claim.caller() + "\n" + claim.key();
    Turn turn =
        Objects.requireNonNull(
            turns.compute(
                name,
                (same, found) -> {
                  Turn one = found == null ? new Turn() : found;
                  one.waiting++;
                  return one;
                }));
    turn.lock.lock();
    try {
      return work.get();
    } finally {
      turn.lock.unlock();
      turns.computeIfPresent(name, (same, found) -> --found.waiting == 0 ? null : found);
    }
  }

  /** Removes keys older than {@value #DAYS} days. */
  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
  void removeOld() {
    int removed = REMOVED_AT_ONCE;
    while (removed == REMOVED_AT_ONCE) {
      removed = kept.remove(clock.now().minus(Duration.ofDays(DAYS)), REMOVED_AT_ONCE);
    }
  }
}
