package org.shouxin.access;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Purposes.FileOpening;
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
@Tag(name = "administration")
class PurposesEndpoint {

  /**
   * A page of files that were opened.
   *
   * @param purposes the newest first
   * @param next the value of before for the next page; not there on the last one
   */
  record PurposePage(List<FileOpening> purposes, @Nullable Long next) {}

  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");

  private final Purposes purposes;

  PurposesEndpoint(Purposes purposes) {
    this.purposes = purposes;
  }

  /**
   * Who opened whose file and why, the newest first.
   *
   * @param customer whose file
   * @param caller who opened it
   * @param from not before this moment
   * @param to before this moment
   * @param before id before which to continue
   * @param limit at most so many
   */
  @GetMapping("/api/v1/purposes")
  PurposePage listPurposes(
      @RequestParam(required = false) @Nullable String customer,
      @RequestParam(required = false) @Nullable String caller,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "100") int limit) {
    int most = Limits.of(limit);
    inRange("from", from);
    inRange("to", to);
    List<FileOpening> found = purposes.find(new Question(customer, caller, from, to, before), most);
    return new PurposePage(found, found.size() < most ? null : found.get(found.size() - 1).id());
  }

  private static void inRange(String name, @Nullable Instant moment) {
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
