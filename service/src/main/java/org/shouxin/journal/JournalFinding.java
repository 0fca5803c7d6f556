package org.shouxin.journal;

import org.shouxin.problem.Text;

/**
 * A difference from what was sealed.
 *
 * @param kind the kind of change
 * @param seq place in the chain; 0 if none or unknown
 * @param id of the record; empty if unknown
 * @param recordKind kind of the record; empty if unknown
 * @param customer of the record; empty if unknown
 * @param what description
 */
public record JournalFinding(
    Kind kind, long seq, String id, String recordKind, String customer, Text what) {

  /** The kind of change. */
  public enum Kind {
    /** A record, an entry of the chain or its head was changed. */
    CHANGED(new Text("被改动", "changed")),
    /** It is missing. */
    REMOVED(new Text("被删除", "removed")),
    /** It was added later. */
    INSERTED(new Text("被插入", "inserted")),
    /** It is at another place. */
    REORDERED(new Text("被调换", "reordered")),
    /** The end of the chain is missing. */
    TRUNCATED(new Text("被截断", "truncated")),
    /** The chain is consistent, but does not match the anchors. */
    REWRITTEN(new Text("被重写", "rewritten")),
    /** It has been waiting too long to be sealed. */
    UNSEALED(new Text("未封存", "unsealed"));

    private final Text name;

    Kind(Text name) {
      this.name = name;
    }

    /** Its display name. */
    public Text label() {
      return name;
    }
  }
}
