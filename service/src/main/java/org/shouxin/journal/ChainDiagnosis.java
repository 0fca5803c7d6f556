package org.shouxin.journal;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.BrokenStretch.Place;
import org.shouxin.journal.JournalFinding.Kind;
import org.shouxin.problem.Text;

/**
 * Explains why entries of the chain do not follow from their predecessors. Each explanation is
 * proved by the hashes.
 */
final class ChainDiagnosis {

  private final BrokenStretches stretches;
  private final UnchainedRecords unchained;
  private final JournalFindings findings;
  private final Set<JournalEntry> unexplained;
  private final Set<JournalEntry> moved = new HashSet<>();

  /**
   * @param stretches of the whole chain
   */
  ChainDiagnosis(BrokenStretches stretches, UnchainedRecords unchained, JournalFindings findings) {
    this.stretches = stretches;
    this.unchained = unchained;
    this.findings = findings;
    this.unexplained = stretches.entries().collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Reports what happened.
   *
   * @param head the chain at the head
   * @return whether the head follows from the last entry, as far as known; null if no link fails
   *     there
   */
  @Nullable Boolean explain(String head) {
    String end = null;
    for (BrokenStretch stretch : stretches.all()) {
      end = explain(stretch, head);
    }
    for (JournalEntry entry : unexplained) {
      findings.add(
          Kind.INSERTED, entry, new Text("这里封存的是另一条记录", "another record was sealed at this place"));
    }
    long beyond = stretches.beyond();
    if (beyond > 0) {
      findings.add(
          Kind.CHANGED,
          0,
          new Text(
              "还有 " + beyond + " 处与前一条接不上",
              beyond + " more places do not follow from their predecessors"));
    }
    return stretches.open() == null ? null : end == null || end.equals(head);
  }

  private @Nullable String explain(BrokenStretch stretch, String head) {
    String before = stretch.before;
    int shift = 0;
    int i = 0;
    while (i < stretch.places.size()) {
      Place place = stretch.places.get(i);
      JournalEntry own = place.entry();
      if (own != null && (before == null || own.chain().belongs(before, place.seq() + shift))) {
        accept(own);
        before = own.chain().chain();
        i++;
        continue;
      }
      int inserted = own == null || before == null ? 0 : inserted(stretch, i, before, shift);
      int renumbered = own == null ? 0 : renumbered(stretch, i);
      JournalEntry mover = before == null ? null : stretches.sealedAt(place.seq(), before);
      if (inserted > 0) {
        shift -= inserted;
        int behind = reportInserted(stretch, i, inserted);
        before = behind > 0 ? before : stretch.chainAt(place.seq() - inserted - 1);
        i += behind;
      } else if (renumbered > 0) {
        findings.renumbered(renumbered, place.seq());
        shift = renumbered;
        before = null;
      } else if (mover != null) {
        findings.add(
            Kind.REORDERED,
            mover,
            new Text("原来在第 " + place.seq() + " 位", "sealed at place " + place.seq()));
        accept(mover);
        moved.add(mover);
        before = mover.chain().chain();
        i++;
      } else if (own == null) {
        int count = stretch.empty(i);
        removed(stretch, i, count, before);
        before = null;
        i += count;
      } else {
        before = changed(stretch, i, own, Objects.requireNonNull(before), head);
        i++;
      }
    }
    return before;
  }

  /** The number of entries at or before a place that were not there when it was sealed. */
  private int inserted(BrokenStretch stretch, int at, String before, int shift) {
    JournalEntry own = stretch.require(at);
    long seq = own.seq() + shift;
    for (int by = 1; by <= BrokenStretches.MOST_RENUMBERED; by++) {
      String earlier = stretch.chainAt(own.seq() - by - 1);
      if (earlier != null && own.chain().belongs(earlier, seq - by) && !moved.contains(own)) {
        return by;
      }
      JournalEntry later = stretch.entry(at + by);
      if (later != null && later.chain().belongs(before, seq) && !stretches.elsewhere(own)) {
        return by;
      }
    }
    return 0;
  }

  /** Returns the number of consecutive entries that are still as sealed. */
  private int reportInserted(BrokenStretch stretch, int at, int count) {
    JournalEntry own = stretch.require(at);
    String fork = stretch.chainAt(own.seq() - count - 1);
    boolean before = fork != null && own.chain().belongs(fork, own.seq() - count);
    long first = before ? own.seq() - count : own.seq();
    for (long seq = first; seq < first + count; seq++) {
      JournalEntry forged = stretch.at(seq);
      if (forged != null) {
        unexplained.remove(forged);
        findings.add(
            Kind.INSERTED,
            forged,
            new Text(
                "封存时没有这一条，后面的重新编了号", "not present when sealed; later records were renumbered"));
      }
    }
    return before ? 0 : count;
  }

  private void accept(JournalEntry entry) {
    unexplained.remove(entry);
    entry.check(unchained, findings);
  }

  private void removed(BrokenStretch stretch, int from, int count, @Nullable String before) {
    long first = stretch.places.get(from).seq();
    JournalEntry next = stretch.entry(from + count);
    List<JournalRecord> proved =
        before == null || next == null
            ? List.of()
            : unchained.missing(
                before,
                first,
                count,
                stretch.times(next),
                chain -> next.chain().belongs(chain, first + count));
    findings.removed(first, count, proved);
  }

  /** By how many places an entry and the next one were moved up together; 0 if they were not. */
  private static int renumbered(BrokenStretch stretch, int at) {
    JournalEntry own = stretch.entry(at);
    JournalEntry next = stretch.entry(at + 1);
    for (int by = 1; own != null && next != null && by <= BrokenStretches.MOST_RENUMBERED; by++) {
      if (next.chain().belongs(own.chain().chain(), next.seq() + by)) {
        return by;
      }
    }
    return 0;
  }

  /** An entry that was never sealed in its present form. */
  private @Nullable String changed(
      BrokenStretch stretch, int at, JournalEntry own, String before, String head) {
    Chain chain = own.chain();
    JournalEntry next = stretch.entry(at + 1);
    if (stretches.elsewhere(own)) {
      findings.removed(own.seq(), 1, List.of());
      return null;
    }
    unexplained.remove(own);
    String computed = own.computed();
    if (computed != null && chain.withDigest(computed).belongs(before, own.seq())) {
      findings.add(
          Kind.CHANGED, own, new Text("链上条目的摘要被改动", "the digest in its chain entry was changed"));
      return chain.chain();
    }
    JournalRecord sealed = unchained.sealed(chain, before);
    if (sealed != null) {
      findings.add(
          Kind.CHANGED,
          own.seq(),
          sealed,
          new Text(
              "链上条目的编号被改为 " + own.id(), "the id in its chain entry was changed to " + own.id()));
      return chain.chain();
    }
    String link = chain.link(before, own.seq());
    boolean value =
        next == null
            ? at + 1 == stretch.places.size() && stretches.open() == stretch && link.equals(head)
            : next.chain().belongs(link, next.seq());
    findings.add(
        Kind.CHANGED,
        own,
        value
            ? new Text("链上条目的链值被改动", "the chain value of its chain entry was changed")
            : new Text("链上的条目被改动", "its chain entry was changed"));
    return value ? link : at + 1 == stretch.places.size() ? chain.chain() : null;
  }
}
