package org.shouxin.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shouxin.database.Moments;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The answers that are kept for retries. */
final class KeptAnswers {

  private record Kept(String request, ResponseEntity<String> answer) {}

  private final JdbcClient database;

  KeptAnswers(JdbcClient database) {
    this.database = database;
  }

  /**
   * The answer given before.
   *
   * @throws RefusedRequest if the key was used for something else
   */
  Optional<ResponseEntity<String>> find(IdempotencyClaim claim) {
    Optional<Kept> kept =
        database
            .sql(
                "select request, status, headers, body from idempotency_key"
                    + " where caller = ? and idempotency = ?")
            .params(claim.caller(), claim.key())
            .query((row, number) -> kept(row))
            .optional();
    if (kept.isPresent() && !kept.get().request().equals(claim.request())) {
      Text what = new Text("这个幂等键已用于其他内容", "this idempotency key was used for something else");
      throw new RefusedRequest(
          ProblemCode.KEY_REUSED,
          what,
          List.of(
              new Problem(
                  RequestPlace.header(IdempotentRequest.HEADER),
                  what,
                  claim.key(),
                  new Text("新的键，或原来的内容", "a new key, or the content as it was"))));
    }
    return kept.map(Kept::answer);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    HttpHeaders headers = new HttpHeaders();
    row.getString("headers")
        .lines()
        .forEach(
            line -> {
              int colon = line.indexOf(": ");
              headers.add(line.substring(0, colon), line.substring(colon + 2));
            });
    headers.add(IdempotentRequest.REPLAYED, "true");
    return new Kept(
        row.getString("request"),
        ResponseEntity.status(row.getInt("status")).headers(headers).body(row.getString("body")));
  }

  /** Takes the key for the transaction under way; others who try wait for its end. */
  void take(IdempotencyClaim claim) {
    database
        .sql(IdempotencyClaim.INSERT)
        .params(claim.caller(), claim.key(), claim.request(), 0, "", "", Moments.column(claim.at()))
        .update();
  }

  /** Puts the answer beside a key that was taken. */
  void put(IdempotencyClaim claim, ResponseEntity<String> answer, String body) {
    database
        .sql(
            "update idempotency_key set status = ?, headers = ?, body = ?"
                + " where caller = ? and idempotency = ?")
        .params(
            answer.getStatusCode().value(),
            IdempotencyClaim.headers(answer),
            body,
            claim.caller(),
            claim.key())
        .update();
  }

  /** Removes what was kept before a moment, at most so many at once; tells how many. */
  int remove(Instant before, int most) {
    return database
        .sql("delete from idempotency_key where created_at < ? limit " + most)
        .param(Moments.column(before))
        .update();
  }
}
