package org.shouxin.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Purposes.Opening;
import org.shouxin.access.Purposes.Question;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.shouxin.web.Limits;
import org.shouxin.web.RefusedRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who opened whose file and why, for auditors. */
@RestController
class PurposesEndpoint {

  /**
   * A page.
   *
   * @param purposes newest first
   * @param next what to ask for as {@code before} next; null when that was all
   */
  record Page(List<Opening> purposes, @Nullable Long next) {}

  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");

  private final Purposes purposes;

  PurposesEndpoint(Purposes purposes) {
    this.purposes = purposes;
  }

  /**
   * Lists them, newest first.
   *
   * @param from not before this moment
   * @param to before this moment
   * @param before id before which to go on
   * @param limit at most so many, 1 to 1,000
   */
  @GetMapping("/api/v1/purposes")
  Page list(
      @RequestParam(required = false) @Nullable String customer,
      @RequestParam(required = false) @Nullable String viewer,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "100") int limit) {
    int most = Limits.of(limit);
    inTime("from", from);
    inTime("to", to);
    List<Opening> found = purposes.find(new Question(customer, viewer, from, to, before), most);
    return new Page(found, found.size() < most ? null : found.get(found.size() - 1).id());
  }

  private static void inTime(String name, @Nullable Instant moment) {
    if (moment != null && (moment.isBefore(FIRST) || !moment.isBefore(LAST))) {
      throw RefusedRequest.parameter(
          new Problem(
              name,
              new Text("超出范围", "out of range"),
              moment.toString(),
              new Text("1900 至 2999 年", "of the years 1900 to 2999")));
    }
  }
}
