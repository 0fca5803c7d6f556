package org.shouxin.journal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.OpenedFiles;
import org.shouxin.problem.Text;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The journal for auditors: its head, to be written down outside, and records of every kind. */
@RestController
@RequestMapping("/api/v1/journal")
class JournalEndpoint {

  private final Journal journal;
  private final OpenedFiles files;

  JournalEndpoint(Journal journal, OpenedFiles files) {
    this.journal = journal;
    this.files = files;
  }

  /**
   * The end of the chain. Who keeps it out of reach of whoever can write to the database can tell
   * later whether anything up to it was changed.
   *
   * @param seq place of the last sealed record, 0 before the first
   * @param chain its chain
   * @param sealedAt when it was sealed; null before the first
   * @param unsealed how many records wait for their seal
   */
  record Head(long seq, String chain, @Nullable Instant sealedAt, long unsealed) {}

  /**
   * A record as it stands.
   *
   * @param digest of the record as it stands now
   * @param sealed its place in the chain; null while it waits for it
   */
  record Shown(@JsonUnwrapped JournalRecord record, String digest, @Nullable Place sealed) {}

  /**
   * A place in the chain.
   *
   * @param digest of the record as it was sealed
   */
  record Place(long seq, String digest, String chain, Instant sealedAt) {}

  @GetMapping("/head")
  Head head() {
    JournalState state = journal.state();
    return new Head(state.seq(), state.chain(), state.sealedAt(), state.pending());
  }

  @GetMapping("/records/{id}")
  Shown record(@PathVariable String id) {
    JournalRecord record =
        journal
            .find(id)
            .orElseThrow(
                () ->
                    new RefusedRequest(
                        ProblemCode.UNKNOWN_RECORD, new Text("没有这条记录", "there is no such record")));
    files.opened(record.customer());
    return new Shown(
        record,
        record.digest(),
        journal
            .sealed(id)
            .map(place -> new Place(place.seq(), place.digest(), place.chain(), place.sealedAt()))
            .orElse(null));
  }
}
