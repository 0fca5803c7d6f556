package org.shouxin.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.database.PrivateFiles;

/** The end of the chain is noted at most once a second, and not later where the clock went back. */
class AnchorsTest {

  private static final Instant NOW = Instant.parse("2026-10-31T08:00:00Z");

  private static final String ID = "0b8f8f0c-6f0e-4c3e-9a5e-0d8f5b9a7c11";

  @TempDir Path folder = Path.of("");

  private static Chain end(long seq) {
    return Chain.after(Chain.START, seq, "01J0000000000000000000000" + seq, "d", NOW);
  }

  /** The first end is noted now; the second is not within the second that follows. */
  private static Anchors twice(Path file) throws IOException {
    Anchors anchors = new Anchors(file, Duration.ofSeconds(1));
    anchors.moved(end(1), ID);
    anchors.note(NOW, false);
    anchors.moved(end(2), ID);
    anchors.note(NOW.plusMillis(999), false);
    assertThat(noted(file)).as("within the second").containsExactly(1L);
    return anchors;
  }

  private static List<Long> noted(Path file) throws IOException {
    return Anchors.read(file).anchors().stream().map(Anchors.Anchor::seq).toList();
  }

  @Test
  void aSecondLaterTheNextIsNotedOnce() throws IOException {
    Path file = folder.resolve("anchors.txt");
    Anchors anchors = twice(file);
    anchors.note(NOW.plusSeconds(1), false);
    anchors.note(NOW.plusSeconds(2), false);
    assertThat(noted(file)).containsExactly(1L, 2L);
  }

  @Test
  void theLastIsNotedAtOnce() throws IOException {
    Path file = folder.resolve("anchors.txt");
    twice(file).note(NOW.plusMillis(999), true);
    assertThat(noted(file)).containsExactly(1L, 2L);
  }

  @Test
  void aClockSetBackKeepsNoAnchorWaiting() throws IOException {
    Path file = folder.resolve("anchors.txt");
    twice(file).note(NOW.minusSeconds(3600), false);
    assertThat(noted(file)).containsExactly(1L, 2L);
  }

  @Test
  void anchorsOfOtherDatabasesAreLeftOutAndTheFileIsItsOwnersOnly() throws IOException {
    Path file = folder.resolve("anchors.txt");
    twice(file);
    Anchors other = new Anchors(file, Duration.ofSeconds(1));
    other.moved(end(7), "11111111-2222-3333-4444-555555555555");
    other.note(NOW, false);
    assertThat(noted(file)).containsExactly(1L, 7L);
    assertThat(Anchors.read(file).of(ID).anchors())
        .extracting(Anchors.Anchor::seq)
        .containsExactly(1L);
    assertThat(PrivateFiles.isPrivate(file)).isTrue();
  }
}
