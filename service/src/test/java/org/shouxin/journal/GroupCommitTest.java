package org.shouxin.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionSystemException;

/** Who comes while one writes is written for together, and told its own outcome. */
@Tag("R34")
class GroupCommitTest {

  private static final String FIRST = "first";

  private final List<List<String>> transactions = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Crowd crowd = new Crowd();
  private volatile Consumer<List<String>> database = contents -> {};
  private final GroupCommit<String> group = new GroupCommit<>(this::transaction, 5);

  private void transaction(List<String> contents) {
    transactions.add(contents);
    if (contents.contains(FIRST) && begun.getCount() > 0) {
      begun.countDown();
      try {
        goOn.await();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
    database.accept(contents);
  }

  /** One who writes until {@link #goOn}, and others who wait behind it. */
  private void behindTheFirst(String... names) throws InterruptedException {
    crowd.start(FIRST, () -> group.write(FIRST));
    begun.await();
    for (String name : names) {
      crowd.queue(name, () -> group.write(name));
    }
  }

  @Test
  void whoWaitsIsWrittenTogether() throws InterruptedException {
    behindTheFirst("a", "b", "c");
    goOn.countDown();
    assertThat(crowd.told()).hasSize(4);
    assertThat(crowd.told().values()).containsOnly(Crowd.WRITTEN);
    assertThat(transactions).containsExactly(List.of(FIRST), List.of("a", "b", "c"));
  }

  @Test
  void withTheDatabaseUnavailableEverybodyIsAnsweredAtOnceAndLaterOnesAreWritten()
      throws InterruptedException {
    database =
        contents -> {
          throw new DataAccessResourceFailureException("away");
        };
    behindTheFirst("a", "b", "c");
    goOn.countDown();
    assertThat(crowd.told()).hasSize(4);
    assertThat(crowd.told().values())
        .containsOnly(DataAccessResourceFailureException.class.getSimpleName());
    assertThat(transactions)
        .as("nobody is tried alone where all would wait for the same")
        .containsExactly(List.of(FIRST), List.of("a", "b", "c"));
    database = contents -> {};
    group.write("later");
    assertThat(transactions).endsWith(List.of("later"));
  }

  @Test
  void oneThatCannotBeWrittenFailsAlone() throws InterruptedException {
    database =
        contents -> {
          if (contents.contains("bad")) {
            throw new DuplicateKeyException("bad");
          }
        };
    behindTheFirst("a", "bad", "c");
    goOn.countDown();
    assertThat(crowd.told())
        .isEqualTo(
            Map.of(
                FIRST,
                Crowd.WRITTEN,
                "a",
                Crowd.WRITTEN,
                "bad",
                DuplicateKeyException.class.getSimpleName(),
                "c",
                Crowd.WRITTEN));
    assertThat(transactions)
        .containsExactly(
            List.of(FIRST), List.of("a", "bad", "c"), List.of("a"), List.of("bad"), List.of("c"));
  }

  @Test
  void whenTheDatabaseGoesWhileEachIsTriedAloneTheRestIsNotTried() throws InterruptedException {
    database =
        contents -> {
          if (contents.contains("b")) {
            throw contents.size() > 1
                ? new DuplicateKeyException("bad")
                : new TransactionSystemException("gone while committing");
          }
        };
    behindTheFirst("a", "b", "c");
    goOn.countDown();
    String gone = TransactionSystemException.class.getSimpleName();
    assertThat(crowd.told())
        .isEqualTo(Map.of(FIRST, Crowd.WRITTEN, "a", Crowd.WRITTEN, "b", gone, "c", gone));
    assertThat(transactions).endsWith(List.of("a"), List.of("b"));
  }

  @Test
  void anInternalErrorReachesEverybodyToo() throws InterruptedException {
    database =
        contents -> {
          throw new AssertionError("a fault");
        };
    behindTheFirst("a", "b");
    goOn.countDown();
    assertThat(crowd.told()).hasSize(3);
    assertThat(crowd.told().values()).containsOnly(AssertionError.class.getSimpleName());
  }

  @Test
  void whoComesToAFullQueueIsRefusedAtOnceAndWhoWaitsIsWritten() throws InterruptedException {
    behindTheFirst("a", "b", "c", "d", "e");
    assertThatThrownBy(() -> group.write("f"))
        .isInstanceOf(TransientDataAccessResourceException.class);
    goOn.countDown();
    assertThat(crowd.told()).hasSize(6);
    assertThat(crowd.told().values()).containsOnly(Crowd.WRITTEN);
    assertThat(transactions)
        .as("what was refused is not written")
        .containsExactly(List.of(FIRST), List.of("a", "b", "c", "d", "e"));
    group.write("later");
    assertThat(transactions).endsWith(List.of("later"));
  }
}
