package org.shouxin.journal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.policies.PolicyVersion;

/**
 * A record as it is stored.
 *
 * @param id of the record; later ones are greater
 * @param kind what is recorded
 * @param customer code of the customer
 * @param policy that decided; not there when none did
 * @param asOf the day that was decided on
 * @param recordedBy who asked, such as key:erp
 * @param recordedAt when it was recorded
 * @param run grading run that it belongs to
 * @param engine version of Shouxin that concluded
 * @param input what was known: JSON, as text exactly as it was recorded
 * @param result what was concluded: JSON, as text exactly as it was recorded
 * @param digest of the record as it is now
 * @param sealed its place in the chain; not there until it is sealed
 */
record StoredRecord(
    String id,
    @Schema(implementation = RecordKind.class) String kind,
    String customer,
    @Nullable PolicyVersion policy,
    LocalDate asOf,
    String recordedBy,
    Instant recordedAt,
    @Nullable Long run,
    String engine,
    String input,
    String result,
    @Schema(pattern = "^[0-9a-f]{64}$") String digest,
    @Nullable ChainPlace sealed) {

  /**
   * A place in the chain.
   *
   * @param seq from 1, without gaps
   * @param digest of the record as it was sealed; another one than now means that it was changed
   * @param chain SHA-256 over all records up to it
   * @param sealedAt when it was sealed
   */
  record ChainPlace(
      long seq,
      @Schema(pattern = "^[0-9a-f]{64}$") String digest,
      @Schema(pattern = "^[0-9a-f]{64}$") String chain,
      Instant sealedAt) {}

  static StoredRecord of(
      JournalRecord record, @Nullable PolicyVersion policy, Optional<Chain> place) {
    return new StoredRecord(
        record.id(),
        record.kind(),
        record.customer(),
        policy,
        record.asOf(),
        record.caller(),
        record.recordedAt(),
        record.run(),
        record.engine(),
        record.input(),
        record.result(),
        record.digest(),
        place
            .map(
                found ->
                    new ChainPlace(found.seq(), found.digest(), found.chain(), found.sealedAt()))
            .orElse(null));
  }
}
