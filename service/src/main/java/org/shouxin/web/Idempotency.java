package org.shouxin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Moments;
import org.shouxin.database.Transactions;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.IdempotentRequest.Work;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a POST once: a retry under the same {@code Idempotency-Key} gets the answer of the first
 * and does nothing. A key belongs to its caller and to one method, path, query and meaning of the
 * body; with another it is refused (422). What was refused or failed is not kept, so it may be
 * tried again. Retries that come while the first is under way wait for it. Kept for {@value #DAYS}
 * days. Safe for several threads and several nodes on one database.
 */
@Component
final class Idempotency {

  private static final int DAYS = 7;
  private static final int CLAIMS = 20;
  private static final int REMOVED_AT_ONCE = 5_000;

  /** Those in this process who came with one key. */
  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock();
    private int waiting;
  }

  private final JdbcClient database;
  private final Transactions transactions;
  private final JsonMapper json;
  private final BusinessClock clock;
  private final Map<String, Turn> turns = new ConcurrentHashMap<>();

  Idempotency(
      JdbcClient database, Transactions transactions, JsonMapper json, BusinessClock clock) {
    this.database = database;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A request, to be answered once.
   *
   * @throws RefusedRequest if its key is none
   */
  IdempotentRequest request(HttpServletRequest request) {
    return new IdempotentRequest(this, json, IdempotencyClaim.of(request, json, clock.now()));
  }

  /**
   * Does the work in one transaction, with the key when the request has one, or answers as before.
   *
   * @throws RefusedRequest if the key was used for something else, or the work is refused
   */
  <T> IdempotentAnswer<T> once(@Nullable IdempotencyClaim claim, Work<IdempotentAnswer<T>> work) {
    return claim == null
        ? transactions.in(() -> done(work))
        : inTurn(claim, () -> claimed(claim, work));
  }

  private <T> IdempotentAnswer<T> claimed(IdempotencyClaim claim, Work<IdempotentAnswer<T>> work) {
    for (int tries = 0; tries < CLAIMS; tries++) {
      Optional<IdempotentAnswer<T>> answer =
          this.<T>find(claim).or(() -> transactions.in(() -> taken(claim, work)));
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    throw new RefusedRequest(ProblemCode.UNAVAILABLE, ProblemTexts.BUSY);
  }

  /** Takes the key and does the work; empty if another node has taken it. */
  private <T> Optional<IdempotentAnswer<T>> taken(
      IdempotencyClaim claim, Work<IdempotentAnswer<T>> work) {
    try {
      claim.insert(database, 0, "", "");
    } catch (DuplicateKeyException another) {
      return Optional.empty();
    }
    IdempotentAnswer<T> answer = done(work);
    database
        .sql(
            "update idempotency_key set status = ?, headers = ?, body = ?"
                + " where caller = ? and idempotency = ?")
        .params(
            answer.getStatusCode().value(),
            answer.headerLines(),
            answer.kept(),
            claim.caller(),
            claim.key())
        .update();
    return Optional.of(answer);
  }

  /** The same for work that commits by itself, and keeps its answer in its own transaction. */
  <T> IdempotentAnswer<T> onceByItself(
      @Nullable IdempotencyClaim claim, Work<IdempotentAnswer<T>> work) {
    return claim == null ? done(work) : inTurn(claim, () -> byItself(claim, work));
  }

  private <T> IdempotentAnswer<T> byItself(IdempotencyClaim claim, Work<IdempotentAnswer<T>> work) {
    return this.<T>find(claim)
        .orElseGet(
            () -> {
              try {
                return done(work);
              } catch (DuplicateKeyException another) {
                return this.<T>find(claim).orElseThrow(() -> another);
              }
            });
  }

  private static <T> IdempotentAnswer<T> done(Work<IdempotentAnswer<T>> work) {
    try {
      return work.answer();
    } catch (RefusedException refused) {
      throw RefusedRequest.of(refused);
    }
  }

  private <T> T inTurn(IdempotencyClaim claim, Supplier<T> work) {
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

  /**
   * The answer given before.
   *
   * @throws RefusedRequest if the key was used for something else
   */
  private <T> Optional<IdempotentAnswer<T>> find(IdempotencyClaim claim) {
    return database
        .sql(
            "select request, status, headers, body from idempotency_key"
                + " where caller = ? and idempotency = ?")
        .params(claim.caller(), claim.key())
        .query((row, number) -> Idempotency.<T>replayed(claim, row))
        .optional();
  }

  private static <T> IdempotentAnswer<T> replayed(IdempotencyClaim claim, ResultSet row)
      throws SQLException {
    if (!row.getString("request").equals(claim.request())) {
      Text what = new Text("这个幂等键已用于其他内容", "this idempotency key was used for something else");
      throw new RefusedRequest(
          ProblemCode.KEY_REUSED,
          what,
          List.of(
              new Problem(
                  RequestPlace.header(IdempotentRequest.HEADER),
                  what,
                  claim.key(),
                  new Text("新的键，或原来的内容", "a new key, or the content as it was"),
                  "key_reused")));
    }
    HttpHeaders headers = new HttpHeaders();
    row.getString("headers")
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(header -> headers.add(header[0], header[1]));
    headers.add(IdempotentRequest.REPLAYED, "true");
    String body = row.getString("body");
    return new IdempotentAnswer<>(
        body, headers, HttpStatusCode.valueOf(row.getInt("status")), null, body);
  }

  /** Removes keys older than {@value #DAYS} days, some at a time. */
  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
  void removeOld() {
    int removed = REMOVED_AT_ONCE;
    while (removed == REMOVED_AT_ONCE) {
      removed =
          database
              .sql("delete from idempotency_key where created_at < ? limit " + REMOVED_AT_ONCE)
              .param(Moments.column(clock.now().minus(Duration.ofDays(DAYS))))
              .update();
    }
  }
}
