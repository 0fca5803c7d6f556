package org.shouxin.journal;

import org.shouxin.problem.Text;

/**
 * Something that is not as it was sealed.
 *
 * @param kind what was done
 * @param seq place in the chain; 0 when it has none or none is known
 * @param id of the record; empty when it cannot be known
 * @param recordKind kind of the record; empty when it cannot be known
 * @param customer of the record; empty when it cannot be known
 * @param what what is wrong, in words
 */
public record JournalFinding(
    Kind kind, long seq, String id, String recordKind, String customer, Text what) {

  /** What was done. */
  public enum Kind {
    /** A record, an entry of the chain or its head is not as it was. */
    CHANGED(new Text("被改动", "changed")),
    /** It is gone. */
    REMOVED(new Text("被删除", "removed")),
    /** It was not there. */
    INSERTED(new Text("被插入", "inserted")),
    /** It stands at another place. */
    REORDERED(new Text("被调换", "reordered")),
    /** The end of the chain is gone. */
    TRUNCATED(new Text("被截断", "truncated")),
    /** The chain is sound in itself, but is not the one that was anchored. */
    REWRITTEN(new Text("被重写", "rewritten")),
    /** It waits too long for its place in the chain. */
    UNSEALED(new Text("未封存", "unsealed"));

    private final Text name;

    Kind(Text name) {
      this.name = name;
    }

    /** What people call it. */
    public Text label() {
      return name;
    }
  }
}
