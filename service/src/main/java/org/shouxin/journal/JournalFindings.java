package org.shouxin.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.JournalFinding.Kind;
import org.shouxin.problem.Text;

/** Collects what is found. */
final class JournalFindings {

  private static final int MOST = 1000;

  private final List<JournalFinding> found = new ArrayList<>();
  private long more;

  void add(Kind kind, long seq, String id, @Nullable JournalRecord record, Text what) {
    if (found.size() == MOST) {
      more++;
      return;
    }
    found.add(
        new JournalFinding(
            kind,
            seq,
            id,
            record == null ? "" : record.kind(),
            record == null ? "" : record.customer(),
            what));
  }

  void add(Kind kind, JournalEntry entry, Text what) {
    add(kind, entry.seq(), entry.id(), entry.record(), what);
  }

  /** By place, those without one last. */
  List<JournalFinding> sorted() {
    return found.stream()
        .sorted(
            Comparator.comparing((JournalFinding finding) -> finding.seq() <= 0)
                .thenComparing(JournalFinding::seq)
                .thenComparing(JournalFinding::id))
        .toList();
  }

  long more() {
    return more;
  }
}
