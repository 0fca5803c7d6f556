package org.shouxin.decisions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.shouxin.access.OpenedFiles;
import org.shouxin.decision.Answer;
import org.shouxin.explanations.DecisionJson;
import org.shouxin.explanations.ScoreSheet;
import org.shouxin.facts.Facts;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.journal.Replay;
import org.shouxin.journal.Replay.Replayed;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.terminal.Style;
import org.shouxin.web.Languages;
import org.shouxin.web.RefusedRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows a decision of the journal with its explanation, which is made anew from the recorded facts
 * and the policy of that time, and tells whether that gives what was recorded.
 */
@RestController
class RecordEndpoint {

  /** A record decided again. */
  private record Shown(JournalRecord record, Facts facts, Answer answer, boolean same) {}

  private final Journal journal;
  private final Replay replay;
  private final OpenedFiles files;

  RecordEndpoint(Journal journal, Replay replay, OpenedFiles files) {
    this.journal = journal;
    this.replay = replay;
    this.files = files;
  }

  /** As JSON; texts in both languages. */
  @GetMapping(path = DecisionsEndpoint.PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> json(@PathVariable String id) {
    Shown shown = shown(id);
    JournalRecord record = shown.record();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            DecisionJson.recorded(
                record.id(),
                record.recordedAt(),
                record.caller(),
                shown.same() ? "same" : "different",
                shown.answer()));
  }

  /** As a score sheet (R17) in the caller's language. */
  @GetMapping(
      path = DecisionsEndpoint.PATH + "/{id}",
      produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
  ResponseEntity<String> text(@PathVariable String id, HttpServletRequest request) {
    Shown shown = shown(id);
    Language language = Languages.of(request);
    String different =
        shown.same()
            ? ""
            : language.say(
                "注意：按记录的事实和政策重新决定，结果与记录不同。\n",
                "Attention: deciding again on the recorded facts and policy gives something"
                    + " else.\n");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .body(different + ScoreSheet.of(shown.facts(), shown.answer(), language, Style.NONE));
  }

  private Shown shown(String id) {
    JournalRecord record =
        journal
            .find(id)
            .filter(found -> found.kind().equals(JournalRecord.DECISION))
            .orElseThrow(
                () -> RefusedRequest.missing(new Text("没有这个决定", "there is no such decision")));
    files.opened(record.customer());
    try {
      Replayed again = replay.again(record);
      return new Shown(record, again.facts(), Objects.requireNonNull(again.answer()), again.same());
    } catch (RefusedException refused) {
      throw new RefusedRequest(
          HttpStatus.CONFLICT,
          new Text("无法按当时的政策重新得出", "it cannot be decided again as it was then"),
          refused.problems());
    }
  }
}
