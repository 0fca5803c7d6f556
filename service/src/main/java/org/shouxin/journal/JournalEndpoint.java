package org.shouxin.journal;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.OpenedFiles;
import org.shouxin.policies.PolicyArchive;
import org.shouxin.policies.PolicyVersion;
import org.shouxin.problem.Text;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.Refusals;
import org.shouxin.web.RefusedRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The journal for auditors: its head, to be kept elsewhere, and records of every kind. */
@RestController
@RequestMapping("/api/v1/journal")
@Tag(name = "journal", description = "日志 The chain of records, for auditors.")
class JournalEndpoint {

  /**
   * The end of the chain. Kept out of reach of whoever can write to the database, it shows later
   * whether anything up to it was changed.
   *
   * @param seq place of the last sealed record, 0 before the first
   * @param chain SHA-256 over all records up to it
   * @param sealedAt when it was sealed; not there before the first
   * @param unsealed number of records to be sealed
   */
  record JournalHead(
      long seq,
      @Schema(pattern = "^[0-9a-f]{64}$") String chain,
      @Nullable Instant sealedAt,
      long unsealed) {}

  private final Journal journal;
  private final PolicyArchive archive;
  private final OpenedFiles files;

  JournalEndpoint(Journal journal, PolicyArchive archive, OpenedFiles files) {
    this.journal = journal;
    this.archive = archive;
    this.files = files;
  }

  /** The end of the chain as of now. */
  @GetMapping("/head")
  JournalHead getJournalHead() {
    JournalState state = journal.state();
    return new JournalHead(state.seq(), state.chain(), state.sealedAt(), state.pending());
  }

  /**
   * A record of any kind as it is stored, with its place in the chain once it is sealed.
   *
   * @param id of the record
   */
  @GetMapping("/records/{id}")
  @Refusals({ProblemCode.UNKNOWN_RECORD})
  StoredRecord getJournalRecord(@PathVariable String id) {
    JournalRecord record =
        journal
            .find(id)
            .orElseThrow(
                () ->
                    new RefusedRequest(
                        ProblemCode.UNKNOWN_RECORD, new Text("没有这条记录", "there is no such record")));
    files.opened(record.customer());
    PolicyVersion policy =
        record.policy().isEmpty() ? null : archive.version(record.policy(), record.policySha256());
    return StoredRecord.of(record, policy, journal.sealed(id));
  }
}
