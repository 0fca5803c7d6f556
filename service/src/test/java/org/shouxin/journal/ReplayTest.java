package org.shouxin.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.Clocks;
import org.shouxin.database.TestDatabase;
import org.shouxin.decision.Decision;
import org.shouxin.decision.OrderDecision;
import org.shouxin.facts.Facts;
import org.shouxin.journal.Replay.Replayed;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policies.PolicyArchive;
import org.shouxin.problem.RefusedException;

/** A record decided again from what it says, by the policy's text as it was kept. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Tag("R34")
class ReplayTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final int CASES = 60;

  /** All policies on one database, and what is different about the other with some of them. */
  private static final Set<String> SOME = Set.of("steel");

  private final TestDatabase database;

  @SuppressWarnings("NullAway.Init")
  private Desk desk;

  ReplayTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void open() {
    desk = new Desk(database);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private PolicyArchive archive() {
    return new PolicyArchive(desk.client, Clocks.utc());
  }

  private JournalRecord record(String kind, Facts facts, Active active, String result) {
    return new JournalRecord(
        desk.journal.nextId(),
        kind,
        "KH1",
        active.id(),
        active.policy().sha256(),
        DAY,
        "tester",
        Instant.now(),
        null,
        RecordText.input(facts),
        result);
  }

  private JournalRecord decided(Facts facts, Active active) {
    return record(
        RecordKind.DECISION.code(),
        facts,
        active,
        RecordText.result(active.decisions().decide(facts, DAY)));
  }

  /** Half the orders take over what was concluded about a customer. */
  private static Facts order(RandomFacts random, Active active, int i) {
    Facts order = random.next(active.policy().vocabulary());
    Facts customer = random.next(active.policy().facts());
    return i % 2 == 0 && active.decisions().decide(customer, DAY) instanceof Decision decision
        ? active.decisions().orderFacts(order, decision)
        : order;
  }

  private List<JournalRecord> records(Active active) {
    RandomFacts random = new RandomFacts(active.policy().sha256().hashCode());
    List<JournalRecord> records = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      records.add(decided(random.next(active.policy().facts()), active));
      if (!active.policy().orders().isEmpty()) {
        Facts order = order(random, active, i);
        records.add(
            record(
                RecordKind.ORDER_CHECK.code(),
                order,
                active,
                RecordText.result(active.decisions().check(order, DAY))));
      }
    }
    return records;
  }

  @Test
  void everyPolicyDecidesAgainByteForByte() throws RefusedException {
    List<JournalRecord> all = new ArrayList<>();
    for (String policy : CommittedPolicies.names()) {
      if (database == TestDatabase.MARIADB && !SOME.contains(policy)) {
        continue;
      }
      Active active = CommittedPolicies.active(policy);
      archive().keep(active);
      all.addAll(records(active));
      active.decisions().close();
    }
    desk.transactions.executeWithoutResult(status -> desk.journal.append(all));
    int decisions = 0;
    int orders = 0;
    try (PolicyArchive archive = archive()) {
      Replay replay = new Replay(archive);
      for (JournalRecord written : all) {
        JournalRecord record = desk.journal.find(written.id()).orElseThrow();
        Replayed again = replay.again(record);
        assertThat(again.result()).isEqualTo(written.result());
        assertThat(again.same()).isTrue();
        assertThat(again.difference()).isEqualTo(-1);
        decisions += again.answer() instanceof Decision ? 1 : 0;
        orders += again.order() instanceof OrderDecision ? 1 : 0;
      }
    }
    assertThat(decisions).isPositive();
    assertThat(orders).isPositive();
  }

  private Active nonferrous() throws RefusedException {
    return CommittedPolicies.active("nonferrous");
  }

  @Test
  void aResultThatComesOutOtherwiseReportsWhere() throws RefusedException {
    Active active = nonferrous();
    JournalRecord written = decided(new RandomFacts(1).next(active.policy().facts()), active);
    JournalRecord other =
        Falsified.of(
            written,
            written.id(),
            written.result().substring(0, 12) + "?" + written.result().substring(12));
    try (PolicyArchive archive = archive()) {
      archive.keep(active);
      Replayed again = new Replay(archive).again(other);
      assertThat(again.same()).isFalse();
      assertThat(again.difference()).isEqualTo(12);
    }
  }

  @Test
  void whatCannotBeDecidedAgainSaysWhy() throws RefusedException {
    Active active = nonferrous();
    Facts facts = Facts.of("KH1", active.policy().facts()).build();
    try (PolicyArchive archive = archive()) {
      Replay replay = new Replay(archive);
      assertThatThrownBy(() -> replay.again(record("override", facts, active, "{}")))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("override");
      assertThatThrownBy(() -> replay.again(decided(facts, active)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining(active.policy().sha256());
    }
  }

  @Test
  void aKeptPolicyThatWasChangedDoesNotDecide() throws RefusedException {
    Active active = nonferrous();
    JournalRecord written = decided(new RandomFacts(2).next(active.policy().facts()), active);
    archive().keep(active);
    desk.client
        .sql("update policy_version set content = ?")
        .param(active.text().replace("value: " + active.policy().identity().author(), "value: Z"))
        .update();
    try (PolicyArchive archive = archive()) {
      assertThatThrownBy(() -> new Replay(archive).again(written))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining(written.policySha256());
    }
  }
}
