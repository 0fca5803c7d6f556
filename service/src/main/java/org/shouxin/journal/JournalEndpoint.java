package org.shouxin.journal;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.shouxin.access.OpenedFiles;
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

  private final Journal journal;
  private final OpenedFiles files;

  JournalEndpoint(Journal journal, OpenedFiles files) {
    this.journal = journal;
    this.files = files;
  }

  /** The end of the chain as of now. */
  @GetMapping("/head")
  JournalHead getJournalHead() {
    return JournalHead.of(journal.state());
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
    return StoredRecord.of(record, journal.sealed(id));
  }
}
