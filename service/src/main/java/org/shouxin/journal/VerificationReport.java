package org.shouxin.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * The result of verifying the journal.
 *
 * @param sealed entries of the chain that were read
 * @param pending records to be sealed
 * @param seq place of the head
 * @param chain of the head
 * @param anchors anchors that were compared
 * @param others anchors of other databases in the same file
 * @param findings differences from what was sealed, by place; the first 1,000
 * @param more number of further findings
 */
public record VerificationReport(
    long sealed,
    long pending,
    long seq,
    String chain,
    int anchors,
    int others,
    List<JournalFinding> findings,
    long more) {

  /** The same with findings of another check. */
  public VerificationReport with(List<JournalFinding> others) {
    List<JournalFinding> all = new ArrayList<>(findings);
    all.addAll(others);
    return new VerificationReport(sealed, pending, seq, chain, anchors, this.others, all, more);
  }

  /** Whether everything is unchanged. */
  public boolean sound() {
    return findings.isEmpty();
  }
}
