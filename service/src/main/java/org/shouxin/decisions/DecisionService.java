package org.shouxin.decisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.shouxin.access.Caller;
import org.shouxin.database.BusinessClock;
import org.shouxin.decision.Answer;
import org.shouxin.facts.Facts;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.springframework.stereotype.Component;

/** Decides on facts that were handed in, and makes the records of it. Safe for several threads. */
@Component
final class DecisionService {

  /** An answer with its record, which is not written yet. */
  record Made(RequestedDecision asked, Answer answer, JournalRecord record) {

    /** What is answered. */
    DecisionAnswer conclusion() {
      return DecisionAnswer.of(record.id(), asked.route(), answer);
    }
  }

  private record Session(String sha256, LocalDate asOf) {}

  private final Journal journal;
  private final BusinessClock clock;

  DecisionService(Journal journal, BusinessClock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /** Decides on one. */
  Made decide(RequestedDecision asked, Caller caller) {
    return made(asked, asked.policy().decisions().decide(asked.facts(), asked.asOf()), caller);
  }

  /** Decides on many, those of one policy and day together; answers stand in order. */
  List<Made> decide(List<RequestedDecision> all, Caller caller) {
    Map<Session, List<Integer>> sessions = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      RequestedDecision asked = all.get(i);
      sessions
          .computeIfAbsent(
              new Session(asked.policy().policy().sha256(), asked.asOf()), one -> new ArrayList<>())
          .add(i);
    }
    Map<Integer, Answer> answers = new LinkedHashMap<>();
    sessions.forEach(
        (session, places) -> {
          List<Facts> facts = places.stream().map(place -> all.get(place).facts()).toList();
          List<Answer> some =
              all.get(places.get(0)).policy().decisions().decide(facts, session.asOf());
          for (int i = 0; i < places.size(); i++) {
            answers.put(places.get(i), some.get(i));
          }
        });
    List<Made> made = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      made.add(made(all.get(i), Objects.requireNonNull(answers.get(i)), caller));
    }
    return made;
  }

  private Made made(RequestedDecision asked, Answer answer, Caller caller) {
    return new Made(
        asked,
        answer,
        JournalRecord.decided(
            journal.nextId(), asked.facts(), answer, caller.name(), clock.now(), null));
  }
}
