package org.shouxin.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.Await;
import org.shouxin.web.RefusedRequest;

/** Every record takes its place in the chain once, whichever node seals and whenever it stops. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Tag("R34")
class SealerTest {

  @TempDir Path folder = Path.of("");

  private final TestDatabase database;

  @SuppressWarnings("NullAway.Init")
  private Desk desk;

  SealerTest(TestDatabase database) {
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

  private Path anchors() {
    return folder.resolve("data/anchors.txt");
  }

  private List<String> sealed() {
    return desk.client.sql("select id from journal_chain order by seq").query(String.class).list();
  }

  @Test
  void recordsAreSealedInTheOrderOfTheirIdsAndLateOnesLater() {
    JournalRecord first = desk.record("K1");
    JournalRecord late = desk.record("K2");
    JournalRecord third = desk.record("K3");
    desk.journal.commit(third, null);
    desk.journal.commit(first, null);
    Sealer sealer = desk.sealer(anchors(), 0);
    assertThat(sealer.seal()).isEqualTo(2);
    desk.journal.commit(late, null);
    assertThat(desk.journal.state().pending()).isOne();
    assertThat(sealer.seal()).isOne();
    assertThat(sealer.seal()).isZero();
    assertThat(sealed()).containsExactly(first.id(), third.id(), late.id());
    assertThat(desk.count("journal_pending")).isZero();
  }

  @Test
  void theStateReportsTheEndOfTheChainAndWhatWaits() {
    assertThat(desk.journal.state())
        .isEqualTo(new JournalState(0, Chain.START, null, 0, null, null));
    desk.commit(3);
    desk.sealer(anchors(), 0).seal();
    desk.commit(2);
    JournalState state = desk.journal.state();
    assertThat(state.seq()).isEqualTo(3);
    assertThat(state.pending()).isEqualTo(2);
    assertThat(state.sealedAt()).isNotNull().isBeforeOrEqualTo(Instant.now());
    assertThat(state.oldest()).isNotNull();
    assertThat(
            desk.client
                .sql("select chain from journal_chain where seq = 3")
                .query(String.class)
                .single())
        .isEqualTo(state.chain());
  }

  @Test
  void eachSealIsAnchoredOutsideTheDatabase() throws IOException {
    Sealer sealer = desk.sealer(anchors(), 0);
    desk.commit(3);
    sealer.seal();
    Files.writeString(anchors(), Files.readString(anchors()) + "3 torn by a cra");
    desk.commit(2);
    sealer.seal();
    Anchors.Noted noted = Anchors.read(anchors());
    assertThat(noted.anchors()).extracting(Anchors.Anchor::seq).containsExactly(3L, 5L);
    assertThat(noted.anchors().get(1).chain()).isEqualTo(desk.journal.state().chain());
    assertThat(noted.unreadable()).isEmpty();
  }

  @Test
  void aRecordChangedBeforeItsSealIsNotSealedButReported() {
    desk.commit(1500);
    String changed =
        desk.client.sql("select min(id) from journal_pending").query(String.class).single();
    desk.client
        .sql("update journal_record set customer = 'other' where id = ?")
        .param(changed)
        .update();
    assertThat(desk.sealer(anchors(), 0).seal()).isEqualTo(1499);
    assertThat(desk.journal.state().failure()).contains(changed);
    assertThat(desk.journal.state().pending()).isOne();
    assertThat(sealed()).doesNotContain(changed).doesNotHaveDuplicates();
  }

  /** S1: callers got 200 while nothing was sealed. */
  @Test
  void whileSealingFailsForTooLongNothingIsRecordedAndAfterwardsAgain() {
    desk.commit(2);
    String changed =
        desk.client.sql("select min(id) from journal_pending").query(String.class).single();
    change(changed, "other");
    Sealer patient = desk.sealer(anchors(), 0, Duration.ofHours(1));
    patient.seal();
    desk.commit(1);
    assertThat(desk.journal.isStopped()).isFalse();
    Sealer sealer = desk.sealer(anchors(), 0, Duration.ZERO);
    sealer.seal();
    assertThat(desk.journal.isStopped()).isTrue();
    assertThatThrownBy(() -> desk.commit(1))
        .isInstanceOfSatisfying(
            RefusedRequest.class, refused -> assertThat(refused.status().value()).isEqualTo(503));
    change(changed, "KH0");
    sealer.seal();
    assertThat(desk.journal.isStopped()).isFalse();
    desk.commit(1);
  }

  private void change(String id, String customer) {
    desk.client
        .sql("update journal_record set customer = ? where id = ?")
        .params(customer, id)
        .update();
  }

  @Test
  void whatAKillLeftWaitingIsSealedByTheNextStartAndTheRestWhenItStops() throws IOException {
    desk.commit(20);
    Sealer sealer = desk.sealer(anchors(), 3_600_000);
    sealer.start();
    Await.until("sealed", () -> desk.journal.state().pending() == 0);
    desk.commit(5);
    sealer.stop();
    assertThat(sealed()).hasSize(25).doesNotHaveDuplicates();
    assertThat(desk.count("journal_pending")).isZero();
    assertThat(new Verification(desk.pool, Instant.now()).verify(anchors()).sound()).isTrue();
  }

  @Test
  void twoNodesWriteAndSealAtOnceAndEveryRecordHasOnePlace() throws Exception {
    try (Desk other = new Desk(desk)) {
      Sealer one = desk.sealer(anchors(), 1);
      Sealer two = other.sealer(folder.resolve("two.txt"), 1);
      one.start();
      two.start();
      ExecutorService threads = Executors.newFixedThreadPool(16);
      List<Callable<Boolean>> work = new ArrayList<>();
      IntStream.range(0, 16)
          .forEach(
              i ->
                  work.add(
                      () -> {
                        (i % 2 == 0 ? desk : other).commit(60);
                        return true;
                      }));
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
      threads.shutdown();
      one.stop();
      two.stop();
    }
    assertThat(sealed())
        .containsExactlyInAnyOrderElementsOf(
            desk.client.sql("select id from journal_record").query(String.class).list())
        .hasSize(960);
    VerificationReport report = new Verification(desk.pool, Instant.now()).verify(anchors());
    assertThat(report.findings()).isEmpty();
    assertThat(report.sealed()).isEqualTo(960);
  }
}
