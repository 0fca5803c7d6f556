package org.shouxin.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Purposes.Opening;
import org.shouxin.access.Purposes.Question;
import org.shouxin.web.Limits;
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
    List<Opening> found = purposes.find(new Question(customer, viewer, from, to, before), most);
    return new Page(found, found.size() < most ? null : found.get(found.size() - 1).id());
  }
}
