package org.shouxin.decisions;

import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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

  private record Session(String sha256, LocalDate asOf) {
    static Session of(RequestedDecision asked) {
      return new Session(asked.policy().policy().sha256(), asked.asOf());
    }
  }

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

  /** Decides on many, those of one policy and day together; answers in their order. */
  List<Made> decide(List<RequestedDecision> all, Caller caller) {
    Map<RequestedDecision, Answer> answers = new IdentityHashMap<>();
    all.stream()
        .collect(Collectors.groupingBy(Session::of, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (session, some) -> {
              List<Facts> facts = some.stream().map(RequestedDecision::facts).toList();
              List<Answer> given = some.get(0).policy().decisions().decide(facts, session.asOf());
              for (int i = 0; i < some.size(); i++) {
                answers.put(some.get(i), given.get(i));
              }
            });
    return all.stream()
        .map(asked -> made(asked, Objects.requireNonNull(answers.get(asked)), caller))
        .toList();
  }

  private Made made(RequestedDecision asked, Answer answer, Caller caller) {
    return new Made(
        asked,
        answer,
        JournalRecord.decided(
            journal.nextId(), asked.facts(), answer, caller.name(), clock.now(), null));
  }
}
