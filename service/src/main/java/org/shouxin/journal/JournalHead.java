package org.shouxin.journal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of the chain. Kept out of reach of whoever can write to the database, it shows later
 * whether anything up to it was changed.
 *
 * @param seq place of the last sealed record, 0 before the first
 * @param chain SHA-256 that stands for all records up to it
 * @param sealedAt when it was sealed; not there before the first
 * @param unsealed number of records to be sealed
 */
record JournalHead(
    long seq,
    @Schema(pattern = "^[0-9a-f]{64}$") String chain,
    @Nullable Instant sealedAt,
    long unsealed) {

  static JournalHead of(JournalState state) {
    return new JournalHead(state.seq(), state.chain(), state.sealedAt(), state.pending());
  }
}
