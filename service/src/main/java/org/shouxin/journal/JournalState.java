package org.shouxin.journal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the journal stands.
 *
 * @param seq place of the last sealed record, 0 before the first
 * @param chain its chain
 * @param sealedAt when it was sealed; null before the first
 * @param pending how many records wait for their seal
 * @param oldest how long the oldest of them waits; null when none does
 * @param failure why this node could not seal when it last tried; null when it could
 */
public record JournalState(
    long seq,
    String chain,
    @Nullable Instant sealedAt,
    long pending,
    @Nullable Duration oldest,
    @Nullable String failure) {}
