package org.shouxin.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of the chain is noted at most once a second, whatever happens to the clock. */
class AnchorsTest {

  private static final Instant NOW = Instant.parse("2026-10-31T08:00:00Z");

  @TempDir Path folder = Path.of("");

  private static Chain end(long seq) {
    return Chain.after(Chain.START, seq, "01J0000000000000000000000" + seq, "d", NOW);
  }

  @Test
  void aClockSetBackKeepsNoAnchorWaiting() throws IOException {
    Path file = folder.resolve("anchors.txt");
    Anchors anchors = new Anchors(file, Duration.ofSeconds(1));
    anchors.moved(end(1));
    anchors.note(NOW, false);
    anchors.moved(end(2));
    anchors.note(NOW.plusMillis(999), false);
    assertThat(Anchors.read(file).anchors()).as("within the second").hasSize(1);
    anchors.note(NOW.minusSeconds(3600), false);
    assertThat(Anchors.read(file).anchors())
        .extracting(Anchors.Anchor::seq)
        .containsExactly(1L, 2L);
  }
}
