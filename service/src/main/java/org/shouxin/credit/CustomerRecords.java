package org.shouxin.credit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.JournalRecord;
import org.shouxin.journal.RecordKind;

/**
 * A page of 100 records of a customer.
 *
 * @param customer code of the customer
 * @param records the newest first
 * @param next continues, as the parameter before; left out at the end
 */
record CustomerRecords(String customer, List<RecordSummary> records, @Nullable String next) {

  /**
   * A record of the journal, in short.
   *
   * @param id of the record
   * @param kind what is recorded
   * @param policy id of the policy
   * @param version of the policy; not there when none decided
   * @param asOf the day that was decided on
   * @param recordedBy who asked, such as key:erp
   * @param recordedAt when it was recorded
   */
  record RecordSummary(
      String id,
      @Schema(implementation = RecordKind.class) String kind,
      String policy,
      @Nullable Integer version,
      LocalDate asOf,
      String recordedBy,
      Instant recordedAt) {

    static RecordSummary of(JournalRecord record, @Nullable Integer version) {
      return new RecordSummary(
          record.id(),
          record.kind(),
          record.policy(),
          version,
          record.asOf(),
          record.caller(),
          record.recordedAt());
    }
  }
}
