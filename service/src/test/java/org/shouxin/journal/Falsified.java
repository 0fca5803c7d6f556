package org.shouxin.journal;

/** Records that say something else than what was concluded. */
public final class Falsified {

  private Falsified() {}

  /** The same record under another id, with another result. */
  public static JournalRecord of(JournalRecord record, String id, String result) {
    return new JournalRecord(
        id,
        record.kind(),
        record.customer(),
        record.policy(),
        record.policySha256(),
        record.asOf(),
        record.caller(),
        record.recordedAt(),
        record.run(),
        record.engine(),
        record.input(),
        result);
  }
}
