package org.shouxin.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A place in the chain.
 *
 * @param seq place, from 1
 * @param id of its record
 * @param digest of the record
 * @param chain links the entry with all before it, see {@link #link}
 * @param sealedAt when, in microseconds
 */
record Chain(long seq, String id, String digest, String chain, Instant sealedAt) {

  /** The chain before the first entry. */
  static final String START = "0".repeat(64);

  /** The next entry after a chain. */
  static Chain after(String previous, long seq, String id, String digest, Instant sealedAt) {
    return new Chain(seq, id, digest, link(previous, seq, id, digest, sealedAt), sealedAt);
  }

  /** The same with another digest. */
  Chain withDigest(String other) {
    return new Chain(seq, id, other, chain, sealedAt);
  }

  /** The chain value that an entry must have after a previous one, at any place. */
  String link(String previous, long place) {
    return link(previous, place, id, digest, sealedAt);
  }

  /** Whether the entry is the one that was sealed at a place after a previous chain. */
  boolean belongs(String previous, long place) {
    return chain.equals(link(previous, place));
  }

  /** SHA-256 of the previous chain, seq, id, digest and microseconds since 1970 UTC. */
  static String link(String previous, long seq, String id, String digest, Instant sealedAt) {
    return Digest.of(
        "shouxin chain 1",
        previous,
        Long.toString(seq),
        id,
        digest,
        Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, sealedAt)));
  }
}
