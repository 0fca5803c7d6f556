package org.shouxin.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.Anchors.Anchor;
import org.shouxin.journal.JournalFinding.Kind;
import org.shouxin.problem.Text;

/** Compares the chain with the anchors kept outside the database. */
final class AnchorCheck {

  private final List<Anchor> anchors;
  private final List<String> unreadable;
  private final List<Anchor> differing = new ArrayList<>();
  private int next;
  private long agreed;

  AnchorCheck(Anchors.Noted noted) {
    this.anchors = noted.anchors().stream().sorted(Comparator.comparingLong(Anchor::seq)).toList();
    this.unreadable = noted.unreadable();
  }

  int count() {
    return anchors.size();
  }

  /** The furthest anchor; null when there is none. */
  @Nullable Anchor last() {
    return anchors.isEmpty() ? null : anchors.get(anchors.size() - 1);
  }

  /** Checks an entry; call in the order of places. */
  void pass(Chain entry) {
    while (next < anchors.size() && anchors.get(next).seq() <= entry.seq()) {
      Anchor anchor = anchors.get(next++);
      if (anchor.seq() == entry.seq()) {
        if (anchor.chain().equals(entry.chain())) {
          agreed = anchor.seq();
        } else {
          differing.add(anchor);
        }
      }
    }
  }

  /** Reports disagreements, unless the chain is known to be broken at that place. */
  void report(BrokenStretches stretches, JournalFindings findings) {
    for (String line : unreadable) {
      findings.add(
          Kind.CHANGED,
          0,
          new Text("锚点文件有读不懂的一行：" + line, "the file of anchors has an unreadable line: " + line));
    }
    for (Anchor anchor : differing) {
      if (stretches.concerns(anchor.seq())) {
        continue;
      }
      if (anchor.seq() < agreed) {
        findings.add(
            Kind.CHANGED,
            anchor.seq(),
            new Text("锚点被改动：后面的锚点与链一致", "the anchor was changed: later ones agree with the chain"));
      } else {
        findings.add(
            Kind.REWRITTEN,
            anchor.seq(),
            new Text(
                "链与锚点不一致：第 " + (agreed + 1) + " 到 " + anchor.seq() + " 位之间被重写",
                "the chain does not match the anchors: rewritten between places "
                    + (agreed + 1)
                    + " and "
                    + anchor.seq()));
        return;
      }
    }
  }
}
