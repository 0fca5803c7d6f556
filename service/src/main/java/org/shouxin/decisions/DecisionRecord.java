package org.shouxin.decisions;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.shouxin.decision.Answer;
import org.shouxin.journal.JournalRecord;
import org.shouxin.journal.Replay.Replayed;

/**
 * The stored record of a decision with its explanation regenerated from the recorded facts and the
 * policy of that time.
 *
 * @param id of the record
 * @param recordedAt when it was recorded
 * @param recordedBy who asked, such as key:erp
 * @param replay whether deciding again gives what was recorded
 * @param input the facts, as they were recorded
 * @param result what was concluded, as it was recorded: the stored text with the names of its time,
 *     such as outcome and grade_before, which decision has under the names of this interface
 * @param decision what deciding again concludes
 * @param trace every row that it used
 */
public record DecisionRecord(
    String id,
    Instant recordedAt,
    String recordedBy,
    ReplayResult replay,
    @JsonRawValue
        @Schema(types = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        String input,
    @JsonRawValue
        @Schema(types = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        String result,
    DecisionAnswer decision,
    DecisionTrace trace) {

  /** Whether deciding again gives what was recorded. */
  public enum ReplayResult {
    /** The same bytes. */
    SAME,
    /** Something else. */
    DIFFERENT
  }

  /** Of a record that was decided again. */
  public static DecisionRecord of(Replayed again) {
    JournalRecord record = again.record();
    Answer answer = Objects.requireNonNull(again.answer());
    return new DecisionRecord(
        record.id(),
        record.recordedAt(),
        record.caller(),
        again.same() ? ReplayResult.SAME : ReplayResult.DIFFERENT,
        record.input(),
        record.result(),
        DecisionAnswer.of(record.id(), null, answer),
        DecisionTrace.of(answer));
  }
}
