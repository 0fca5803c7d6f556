package org.shouxin.journal;

import java.time.LocalDate;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decisions;
import org.shouxin.policies.PolicyArchive;
import org.shouxin.problem.RefusedException;

/** Decides again from what a record kept: its facts and the archived text of its policy (R34). */
public final class Replay {
  private final PolicyArchive archive;

  public Replay(PolicyArchive archive) {
    this.archive = archive;
  }

  /**
   * A decision made again.
   *
   * @param answer the decision
   * @param same whether it is the recorded one, byte for byte
   */
  public record Replayed(Answer answer, boolean same) {}

  /**
   * Decides again.
   *
   * @param record of kind {@code decision}
   * @throws RefusedException if the policy's text cannot be read any more
   * @throws IllegalStateException if it was not kept
   */
  public Replayed again(JournalRecord record) throws RefusedException {
    Decisions decisions =
        archive
            .find(record.policySha256())
            .orElseThrow(() -> new IllegalStateException("no policy " + record.policySha256()));
    LocalDate asOf = record.asOf();
    Answer answer =
        decisions.decide(RecordText.facts(record.input(), decisions.policy().facts()), asOf);
    return new Replayed(answer, RecordText.result(answer).equals(record.result()));
  }
}
