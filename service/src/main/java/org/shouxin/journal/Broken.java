package org.shouxin.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.Finding.Kind;
import org.shouxin.problem.Text;

/**
 * Finds out what happened where entries of the chain do not follow from those before. A link fails
 * when its own entry, its place, or the chain before it was touched, so one change breaks two links
 * at most; each explanation offered here is proved by the hashes.
 */
final class Broken {

  private static final int MOST = 1000;
  private static final int MOST_RENUMBERED = 8;

  private final Strays strays;
  private final Findings findings;
  private final List<Run> runs = new ArrayList<>();
  private final Set<Entry> unexplained = new LinkedHashSet<>();
  private @Nullable Run open;
  private int size;
  private long beyond;
  private boolean gaps;

  Broken(Strays strays, Findings findings) {
    this.strays = strays;
    this.findings = findings;
  }

  /** Places next to one another whose links fail, after an entry that is trusted. */
  private static final class Run {
    final String before;
    final @Nullable Instant sealedBefore;
    final List<Place> places = new ArrayList<>();

    Run(@Nullable Entry before) {
      this.before = before == null ? Chain.START : before.chain().chain();
      this.sealedBefore = before == null ? null : before.chain().sealedAt();
    }

    @Nullable Entry entry(int at) {
      return at < places.size() ? places.get(at).entry() : null;
    }

    Entry require(int at) {
      return Objects.requireNonNull(entry(at));
    }

    int empty(int from) {
      int end = from;
      while (end < places.size() && places.get(end).entry() == null) {
        end++;
      }
      return end - from;
    }

    /** When what stood before an entry may have been sealed. */
    Set<Instant> times(Entry next) {
      Set<Instant> times = new HashSet<>(Set.of(next.chain().sealedAt()));
      if (sealedBefore != null) {
        times.add(sealedBefore);
      }
      return times;
    }
  }

  /** A place and what stands there; null for nothing. */
  private record Place(long seq, @Nullable Entry entry) {}

  /** Nothing stands at a place; or something does, but its link fails. */
  void fails(@Nullable Entry before, long seq, @Nullable Entry entry) {
    if (size++ >= MOST) {
      beyond++;
      return;
    }
    Run run = open;
    if (run == null) {
      run = new Run(before);
      runs.add(run);
      open = run;
    }
    run.places.add(new Place(seq, entry));
    if (entry != null) {
      unexplained.add(entry);
    }
  }

  /** Nothing stands at these places. */
  void empty(@Nullable Entry before, long from, long to) {
    for (long seq = from; seq <= to && size < MOST; seq++) {
      fails(before, seq, null);
    }
    beyond += Math.max(0, to - from + 1 - MOST);
  }

  /** What stands next follows from what stands before it. */
  void holds() {
    open = null;
  }

  /** Whether a place is among those whose links fail. */
  boolean concerns(long seq) {
    return beyond > 0
        || runs.stream().flatMap(run -> run.places.stream()).anyMatch(place -> place.seq() == seq);
  }

  /** Whether places are empty and it is not known whose they were. */
  boolean gaps() {
    return gaps;
  }

  /**
   * Tells what happened.
   *
   * @param head the chain at the head
   * @return whether the head follows from the last entry, as far as that can be known; null when no
   *     link fails there
   */
  @Nullable Boolean explain(String head) {
    String end = null;
    for (Run run : runs) {
      end = explain(run, head);
    }
    for (Entry entry : unexplained) {
      findings.add(
          Kind.INSERTED, entry, new Text("这里封存的是另一条记录", "another record was sealed at this place"));
    }
    if (beyond > 0) {
      findings.add(
          Kind.CHANGED,
          0,
          "",
          null,
          new Text(
              "还有 " + beyond + " 处与前一条接不上",
              beyond + " more places do not follow from those before them"));
    }
    return open == null ? null : end == null || end.equals(head);
  }

  private @Nullable String explain(Run run, String head) {
    String before = run.before;
    int i = 0;
    while (i < run.places.size()) {
      Place place = run.places.get(i);
      Entry own = place.entry();
      Entry right = before == null ? own : right(before, place);
      if (right != null) {
        if (right != own) {
          findings.add(
              Kind.REORDERED,
              right,
              new Text("原来在第 " + place.seq() + " 位", "it was sealed at place " + place.seq()));
        }
        accept(right);
        before = right.chain().chain();
        i++;
      } else if (own == null) {
        int count = run.empty(i);
        removed(run, i, count, before);
        before = null;
        i += count;
      } else if (before != null && renumbered(run, i) > 0) {
        i = tellRenumbered(run, i);
        before = null;
      } else {
        before = changed(run, i, own, Objects.requireNonNull(before), head);
        i++;
      }
    }
    return before;
  }

  private void accept(Entry entry) {
    unexplained.remove(entry);
    entry.check(strays, findings);
  }

  /** The entry that was sealed at a place after a chain. */
  private @Nullable Entry right(String before, Place place) {
    Entry own = place.entry();
    if (own != null && own.chain().belongs(before, place.seq())) {
      return own;
    }
    return runs.stream()
        .flatMap(run -> run.places.stream())
        .map(Place::entry)
        .filter(entry -> entry != null && entry.chain().belongs(before, place.seq()))
        .findFirst()
        .orElse(null);
  }

  private void removed(Run run, int from, int count, @Nullable String before) {
    long first = run.places.get(from).seq();
    Entry next = run.entry(from + count);
    List<JournalRecord> proved =
        before == null || next == null
            ? List.of()
            : strays.missing(
                before,
                first,
                count,
                run.times(next),
                chain -> next.chain().belongs(chain, first + count));
    tellRemoved(first, count, proved);
  }

  /** Tells that entries are gone, and whose they were if that is proved. */
  void tellRemoved(long first, long count, List<JournalRecord> proved) {
    for (int i = 0; i < proved.size(); i++) {
      findings.add(
          Kind.REMOVED,
          first + i,
          proved.get(i).id(),
          proved.get(i),
          new Text("链上的条目不见了，记录还在", "its entry in the chain is gone, the record is there"));
    }
    if (proved.isEmpty()) {
      gaps = true;
      long last = first + count - 1;
      findings.add(
          Kind.REMOVED,
          first,
          "",
          null,
          count == 1
              ? new Text("这一位的条目不见了", "the entry at this place is gone")
              : new Text(
                  "第 " + first + " 到 " + last + " 位的条目不见了",
                  "the entries at places " + first + " to " + last + " are gone"));
    }
  }

  /** Tells that the end of the chain is gone, and whose entries it held if that is proved. */
  void truncated(long first, long count, List<JournalRecord> proved) {
    long last = first + count - 1;
    gaps |= proved.isEmpty();
    if (proved.isEmpty()) {
      findings.add(
          Kind.TRUNCATED,
          first,
          "",
          null,
          new Text(
              "链的末尾缺第 " + first + " 到 " + last + " 位",
              "the end of the chain is gone, places " + first + " to " + last));
    }
    for (int i = 0; i < proved.size(); i++) {
      findings.add(
          Kind.TRUNCATED,
          first + i,
          proved.get(i).id(),
          proved.get(i),
          new Text(
              "链的末尾被截断，记录还在", "its entry at the end of the chain is gone, the record is there"));
    }
  }

  /** How many places an entry and the next one were moved up together; 0 for not. */
  private static int renumbered(Run run, int at) {
    Entry own = run.entry(at);
    Entry next = run.entry(at + 1);
    for (int by = 1; own != null && next != null && by <= MOST_RENUMBERED; by++) {
      if (next.chain().belongs(own.chain().chain(), next.seq() + by)) {
        return by;
      }
    }
    return 0;
  }

  private int tellRenumbered(Run run, int from) {
    int by = renumbered(run, from);
    long seq = run.places.get(from).seq();
    gaps = true;
    findings.add(
        Kind.REMOVED,
        seq,
        "",
        null,
        new Text(
            "这一位之前的 " + by + " 条被删除，后面的重新编了号",
            by + " removed before this place, and those behind it renumbered"));
    int at = from;
    while (renumbered(run, at) == by) {
      accept(run.require(at));
      at++;
    }
    accept(run.require(at));
    return at + 1;
  }

  /** An entry that never stood anywhere as it is now. */
  private @Nullable String changed(Run run, int at, Entry own, String before, String head) {
    Chain chain = own.chain();
    Entry next = run.entry(at + 1);
    if (elsewhere(own)) {
      tellRemoved(own.seq(), 1, List.of());
      return null;
    }
    unexplained.remove(own);
    String computed = own.computed();
    if (computed != null && chain.withDigest(computed).belongs(before, own.seq())) {
      findings.add(
          Kind.CHANGED,
          own,
          new Text("链上条目的摘要被改动", "the digest in its entry of the chain was changed"));
      return chain.chain();
    }
    JournalRecord sealed = strays.sealed(chain, before);
    if (sealed != null) {
      findings.add(
          Kind.CHANGED,
          own.seq(),
          sealed.id(),
          sealed,
          new Text(
              "链上条目的编号被改为 " + own.id(), "the id in its entry of the chain became " + own.id()));
      return chain.chain();
    }
    String link = chain.link(before, own.seq());
    boolean value =
        next == null
            ? at + 1 == run.places.size() && open == run && link.equals(head)
            : next.chain().belongs(link, next.seq());
    findings.add(
        Kind.CHANGED,
        own,
        value
            ? new Text("链上条目的链值被改动", "the chain value of its entry was changed")
            : new Text("链上的条目被改动", "its entry in the chain was changed"));
    return value ? link : at + 1 == run.places.size() ? chain.chain() : null;
  }

  /** Whether an entry was sealed at another place that is broken too. */
  private boolean elsewhere(Entry own) {
    for (Run run : runs) {
      String before = run.before;
      for (Place place : run.places) {
        if (before != null && place.entry() != own && own.chain().belongs(before, place.seq())) {
          return true;
        }
        before = place.entry() == null ? null : place.entry().chain().chain();
      }
    }
    return false;
  }
}
