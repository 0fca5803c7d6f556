package org.shouxin.decisions;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.shouxin.access.OpenedFiles;
import org.shouxin.explanations.ScoreSheet;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.journal.RecordKind;
import org.shouxin.journal.Replay;
import org.shouxin.journal.Replay.Replayed;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.terminal.Style;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.Refusals;
import org.shouxin.web.RefusedRequest;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows a stored decision with its explanation regenerated from the recorded facts and the policy
 * of that time, and reports whether that gives what was recorded.
 */
@RestController
@RequestMapping(DecisionsEndpoint.PATH + "/{id}")
@Tag(name = "decisions")
class RecordEndpoint {

  private final Journal journal;
  private final Replay replay;
  private final OpenedFiles files;

  RecordEndpoint(Journal journal, Replay replay, OpenedFiles files) {
    this.journal = journal;
    this.replay = replay;
    this.files = files;
  }

  /**
   * A decision with its explanation; as text a score sheet in the caller's language.
   *
   * @param id of the decision
   */
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Refusals({ProblemCode.UNKNOWN_DECISION, ProblemCode.NOT_REPRODUCIBLE})
  DecisionRecord getDecision(@PathVariable String id) {
    return DecisionRecord.of(again(id));
  }

  /**
   * A decision with its explanation; as text a score sheet (R17) in the caller's language.
   *
   * @param id of the decision
   */
  @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
  @Refusals({ProblemCode.UNKNOWN_DECISION, ProblemCode.NOT_REPRODUCIBLE})
  String getDecision(@PathVariable String id, Language language) {
    Replayed again = again(id);
    String different =
        again.same()
            ? ""
            : language.say(
                "注意：按记录的事实和政策重新决定，结果与记录不同。\n",
                "Attention: deciding again on the recorded facts and policy gives something"
                    + " else.\n");
    return different
        + ScoreSheet.of(
            again.facts(), Objects.requireNonNull(again.answer()), language, Style.NONE);
  }

  private Replayed again(String id) {
    JournalRecord record =
        journal
            .find(id)
            .filter(found -> found.is(RecordKind.DECISION))
            .orElseThrow(
                () ->
                    new RefusedRequest(
                        ProblemCode.UNKNOWN_DECISION,
                        new Text("没有这个决定", "there is no such decision")));
    files.opened(record.customer());
    try {
      return replay.again(record);
    } catch (RefusedException refused) {
      throw new RefusedRequest(
          ProblemCode.NOT_REPRODUCIBLE,
          new Text("无法按当时的政策重新得出", "it cannot be decided again as it was then"),
          refused.problems());
    }
  }
}
