package org.shouxin.journal;

import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Facts;
import org.shouxin.policies.PolicyArchive;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.stereotype.Component;

/**
 * Repeats a recorded decision: from its facts, as of its date, with the archived text of its policy
 * (R34). Thread-safe.
 */
@Component
public final class Replay {

  private final PolicyArchive archive;

  Replay(PolicyArchive archive) {
    this.archive = archive;
  }

  /**
   * A repeated decision; either {@code answer} or {@code order} is present.
   *
   * @param record the record
   * @param facts the recorded facts
   * @param answer the decision now; null for an order check
   * @param order the outcome of the order now; null for a decision on a customer
   * @param result what would be recorded now
   */
  public record Replayed(
      JournalRecord record,
      Facts facts,
      @Nullable Answer answer,
      @Nullable OrderAnswer order,
      String result) {

    /** Whether the result is identical, byte for byte. */
    public boolean same() {
      return result.equals(record.result());
    }

    /** Where the first difference is, in characters from 0; -1 when there is none. */
    public int difference() {
      if (same()) {
        return -1;
      }
      String was = record.result();
      int at = 0;
      while (at < Math.min(was.length(), result.length()) && was.charAt(at) == result.charAt(at)) {
        at++;
      }
      return at;
    }
  }

  /**
   * Decides again.
   *
   * @throws RefusedException if the record has no decision, or its policy's text was not archived
   *     or was changed, or this version of Shouxin cannot read it, or its input does not fit it
   */
  public Replayed again(JournalRecord record) throws RefusedException {
    boolean order = record.is(RecordKind.ORDER_CHECK);
    if (!order && !record.is(RecordKind.DECISION)) {
      throw refused(
          record,
          new Text("这种记录没有可以重算的结论", "a record of this kind has no decision to repeat"),
          record.kind(),
          Text.same(RecordKind.DECISION.code() + ", " + RecordKind.ORDER_CHECK.code()));
    }
    Decisions decisions =
        archive
            .find(record.policySha256())
            .orElseThrow(
                () ->
                    refused(
                        record,
                        new Text("政策文本没有存档", "the text of its policy was not archived"),
                        record.policySha256(),
                        new Text("存档的政策", "an archived policy")));
    String kept = decisions.policy().sha256();
    if (!kept.equals(record.policySha256())) {
      throw refused(
          record,
          new Text("存档的政策文本被改动", "the archived text of its policy was changed"),
          kept,
          Text.same(record.policySha256()));
    }
    return order ? order(record, decisions) : decision(record, decisions);
  }

  private static Replayed decision(JournalRecord record, Decisions decisions)
      throws RefusedException {
    Facts facts = facts(record, decisions.policy().facts());
    Answer answer = decisions.decide(facts, record.asOf());
    return new Replayed(record, facts, answer, null, RecordText.result(answer));
  }

  private static Replayed order(JournalRecord record, Decisions decisions) throws RefusedException {
    Facts facts = facts(record, decisions.policy().vocabulary());
    OrderAnswer answer = decisions.check(facts, record.asOf());
    return new Replayed(record, facts, null, answer, RecordText.result(answer));
  }

  private static Facts facts(JournalRecord record, Dictionary dictionary) throws RefusedException {
    try {
      return RecordText.facts(record.input(), dictionary);
    } catch (IllegalArgumentException unfit) {
      throw refused(
          record,
          new Text("记录的事实与政策对不上", "the recorded facts do not fit the policy"),
          String.valueOf(unfit.getMessage()),
          new Text("按这份政策写下的事实", "facts as written under this policy"));
    }
  }

  private static RefusedException refused(
      JournalRecord record, Text what, String found, Text allowed) {
    return new RefusedException(record.id(), what, found, allowed);
  }
}
