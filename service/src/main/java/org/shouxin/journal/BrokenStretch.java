package org.shouxin.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Consecutive places whose links fail, after an entry whose link holds. */
final class BrokenStretch {

  /** The chain before the first of them. */
  final String before;

  final List<Place> places = new ArrayList<>();
  private final @Nullable Instant sealedBefore;
  private final List<JournalEntry> recent;

  /**
   * @param before the entry before; null at the beginning of the chain
   * @param recent some entries up to it
   */
  BrokenStretch(@Nullable JournalEntry before, List<JournalEntry> recent) {
    this.before = before == null ? Chain.START : before.chain().chain();
    this.sealedBefore = before == null ? null : before.chain().sealedAt();
    this.recent = recent;
  }

  /** A place and its entry; null if empty. */
  record Place(long seq, @Nullable JournalEntry entry) {}

  @Nullable JournalEntry entry(int at) {
    return at < places.size() ? places.get(at).entry() : null;
  }

  JournalEntry require(int at) {
    return Objects.requireNonNull(entry(at));
  }

  /** The entry at a place of the stretch or shortly before it. */
  @Nullable JournalEntry at(long seq) {
    return Stream.concat(recent.stream(), places.stream().map(Place::entry))
        .filter(entry -> entry != null && entry.seq() == seq)
        .findFirst()
        .orElse(null);
  }

  /** The chain value at a place; null if unknown. */
  @Nullable String chainAt(long seq) {
    JournalEntry entry = at(seq);
    return seq == 0 ? Chain.START : entry == null ? null : entry.chain().chain();
  }

  /** The number of consecutive empty places. */
  int empty(int from) {
    int end = from;
    while (end < places.size() && places.get(end).entry() == null) {
      end++;
    }
    return end - from;
  }

  /** When the predecessor of an entry may have been sealed. */
  Set<Instant> times(JournalEntry next) {
    Set<Instant> times = new HashSet<>(Set.of(next.chain().sealedAt()));
    if (sealedBefore != null) {
      times.add(sealedBefore);
    }
    return times;
  }
}
