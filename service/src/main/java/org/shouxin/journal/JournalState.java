package org.shouxin.journal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of the journal.
 *
 * @param seq place of the last sealed record, 0 before the first
 * @param chain its chain
 * @param sealedAt when it was sealed; null before the first
 * @param pending number of records to be sealed
 * @param oldest how long the oldest of them has waited; null if there is none
 * @param failure why this node's last attempt to seal failed; null if it succeeded
 */
public record JournalState(
    long seq,
    String chain,
    @Nullable Instant sealedAt,
    long pending,
    @Nullable Duration oldest,
    @Nullable String failure) {}
