package org.shouxin.journal;

import java.util.List;

/**
 * What verifying the journal gave.
 *
 * @param sealed entries of the chain that were read
 * @param pending records that wait for their place
 * @param seq place of the head
 * @param chain of the head
 * @param anchors anchors that were compared
 * @param findings what is not as it was sealed, by place; the first 1,000
 * @param more how many findings there are beside them
 */
public record VerificationReport(
    long sealed,
    long pending,
    long seq,
    String chain,
    int anchors,
    List<JournalFinding> findings,
    long more) {

  /** Whether everything is as it was sealed. */
  public boolean sound() {
    return findings.isEmpty();
  }
}
