package org.shouxin.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.Finding.Kind;
import org.shouxin.problem.Text;

/** Collects what is found. */
final class Findings {

  private static final int MOST = 1000;

  private final List<Finding> found = new ArrayList<>();
  private long more;

  void add(Kind kind, long seq, String id, @Nullable JournalRecord record, Text what) {
    if (found.size() == MOST) {
      more++;
      return;
    }
    found.add(
        new Finding(
            kind,
            seq,
            id,
            record == null ? "" : record.kind(),
            record == null ? "" : record.customer(),
            what));
  }

  void add(Kind kind, Entry entry, Text what) {
    add(kind, entry.seq(), entry.id(), entry.record(), what);
  }

  /** By place, those without one last. */
  List<Finding> sorted() {
    return found.stream()
        .sorted(
            Comparator.comparing((Finding finding) -> finding.seq() <= 0)
                .thenComparing(Finding::seq)
                .thenComparing(Finding::id))
        .toList();
  }

  long more() {
    return more;
  }
}
