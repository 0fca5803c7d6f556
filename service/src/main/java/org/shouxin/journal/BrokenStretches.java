package org.shouxin.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.BrokenStretch.Place;

/**
 * The places of the chain whose links fail, in reading order. A link fails if its entry, its place,
 * or the chain value before it was changed, so one change breaks at most two links.
 */
final class BrokenStretches {

  /** Maximum number of consecutive places searched for renumbering. */
  static final int MOST_RENUMBERED = 8;

  private static final int MOST = 1000;
  private static final int MOST_TRIED = 50;

  private final List<BrokenStretch> all = new ArrayList<>();
  private final Deque<JournalEntry> recent = new ArrayDeque<>();
  private @Nullable BrokenStretch open;
  private int size;
  private long beyond;

  /** A place is empty, or its link fails. */
  void fails(@Nullable JournalEntry before, long seq, @Nullable JournalEntry entry) {
    if (size++ >= MOST) {
      beyond++;
      return;
    }
    BrokenStretch run = open;
    if (run == null) {
      run = new BrokenStretch(before, List.copyOf(recent));
      all.add(run);
      open = run;
    }
    run.places.add(new Place(seq, entry));
  }

  /** These places are empty. */
  void empty(@Nullable JournalEntry before, long from, long to) {
    long seq = from;
    while (seq <= to && size < MOST) {
      fails(before, seq++, null);
    }
    beyond += to - seq + 1;
  }

  /** An entry follows from its predecessor. */
  void holds(JournalEntry entry) {
    open = null;
    recent.add(entry);
    if (recent.size() > MOST_RENUMBERED + 1) {
      recent.remove();
    }
  }

  /** Whether a place is among those whose links fail. */
  boolean concerns(long seq) {
    return beyond > 0 || places().anyMatch(place -> place.seq() == seq);
  }

  /** The recorded ones, in order. */
  List<BrokenStretch> all() {
    return all;
  }

  /** The one that reaches the end of the chain; null when the last link holds. */
  @Nullable BrokenStretch open() {
    return open;
  }

  /** The number of failing places beyond the recorded ones. */
  long beyond() {
    return beyond;
  }

  private Stream<Place> places() {
    return all.stream().flatMap(run -> run.places.stream());
  }

  /** The entries at these places. */
  Stream<JournalEntry> entries() {
    return places().map(Place::entry).filter(Objects::nonNull);
  }

  /** The entry elsewhere that was sealed at a place after a chain. */
  @Nullable JournalEntry sealedAt(long seq, String before) {
    return entries().filter(entry -> entry.chain().belongs(before, seq)).findFirst().orElse(null);
  }

  /** Whether an entry was sealed at another of these places, as far as is tried. */
  boolean elsewhere(JournalEntry own) {
    Set<String> before = new HashSet<>();
    for (BrokenStretch run : all) {
      before.add(run.before);
      run.places.stream()
          .map(Place::entry)
          .filter(entry -> entry != null && entry != own && before.size() < MOST_TRIED)
          .forEach(entry -> before.add(entry.chain().chain()));
    }
    return places()
        .filter(place -> place.entry() != own)
        .limit(MOST_TRIED)
        .anyMatch(
            place -> before.stream().anyMatch(chain -> own.chain().belongs(chain, place.seq())));
  }
}
