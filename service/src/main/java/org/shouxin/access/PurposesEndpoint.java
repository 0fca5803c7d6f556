package org.shouxin.access;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Purposes.FileOpening;
import org.shouxin.access.Purposes.Question;
import org.shouxin.web.GivenText;
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

  private final Purposes purposes;

  PurposesEndpoint(Purposes purposes) {
    this.purposes = purposes;
  }

  /**
   * Who opened whose file and why, the newest first.
   *
   * @param customer whose file
   * @param openedBy who opened it
   * @param from not before this moment
   * @param to before this moment
   * @param before id before which to continue
   * @param limit at most so many
   */
  @GetMapping("/api/v1/purposes")
  PurposePage listPurposes(
      @RequestParam(required = false) @Nullable String customer,
      @RequestParam(name = "opened_by", required = false) @Nullable String openedBy,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "100") @Min(1) @Max(1_000) int limit) {
    List<FileOpening> found =
        purposes.find(
            new Question(GivenText.customer(customer), openedBy, from, to, before), limit);
    return new PurposePage(found, found.size() < limit ? null : found.get(found.size() - 1).id());
  }
}
